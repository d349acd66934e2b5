/** Loads prompt templates from folders and checks them before a run spends anything. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { InputError } from '../problem/input-error.ts'
import { checkTags, systemTemplate, type Templates } from './tags.ts'
import { type InputKind, promptShape } from './view.ts'

export type { Templates }

/**
 * All Markdown files under the folders, by path within their folder with forward slashes; where several folders hold a path the first
 * folder wins, so that a user's folder overrides single files. Throws `InputError` for a folder that does not exist.
 */
export const loadTemplates = (folders: readonly string[]): Templates => {
  const templates: Record<string, string> = {}
  for (const folder of folders) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new InputError(`Prompts folder ${folder} does not exist: name a folder that holds templates.`)
    }
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    for (const file of files.toSorted()) {
      templates[file.split(sep).join('/')] ??= readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    }
  }
  return templates
}

/**
 * Checks the templates that a strategy will use, each with the inputs that the strategy says it gives, with the shared ones. Throws
 * `InputError` naming the file that is missing, does not parse or uses a tag that it is not given.
 */
export const checkTemplates = (
  templates: Templates,
  strategy: string,
  prompts: Readonly<Record<string, Readonly<Record<string, InputKind>>>>,
): void => {
  const check = (path: string, inputs: Readonly<Record<string, InputKind>>): void => {
    checkTags(templates, systemTemplate(templates, path), promptShape({}))
    checkTags(templates, path, promptShape(inputs))
  }
  check('system/repair.md', { answer: 'text', code: 'text', failure: 'text' })
  for (const [operator, inputs] of Object.entries(prompts)) check(`${strategy}/${operator}.md`, inputs)
}
