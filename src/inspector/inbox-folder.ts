/** The prompts that wait in a run's inbox, and answers to them. */

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PendingPrompt } from './shapes.ts'

const promptEnding = '.prompt.md'
const replyOf = (name: string): string => `${name}.reply.md`

/** Prompts without a reply, in the order of their names. */
export const pendingPrompts = (folder: string): readonly PendingPrompt[] => {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
  return files
    .filter((file) => file.endsWith(promptEnding))
    .map((file) => file.slice(0, -promptEnding.length))
    .filter((name) => !files.includes(replyOf(name)))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => ({ name, text: readFileSync(join(folder, `${name}${promptEnding}`), 'utf8') }))
}

/** Puts the answer beside the prompt, whole or not at all; false where no prompt of that name waits. */
export const answerPrompt = (folder: string, name: string, text: string): boolean => {
  // The name is one of those that were listed, so that it leads nowhere else.
  if (!pendingPrompts(folder).some((pending) => pending.name === name)) return false
  const file = join(folder, replyOf(name))
  writeFileSync(`${file}.tmp`, text)
  renameSync(`${file}.tmp`, file)
  return true
}
