/** The folder of an inbox as the other side sees it: prompts that wait, and how they are answered. */

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ModelInputError } from './model-input-error.ts'

/** A prompt in an inbox. */
export type InboxPrompt = {
  /** As `3-ask`. */
  readonly name: string
  readonly answered: boolean
  /** The prompt as it is to be read, without the line that says how to answer. */
  readonly text: string
  /** The first line of the last message. */
  readonly asks: string
}

const ending = '.prompt.md'

const readPrompt = (folder: string, name: string): InboxPrompt => {
  const text = readFileSync(join(folder, `${name}${ending}`), 'utf8').replace(/^<!-- To answer[^\n]*\n\n?/, '')
  const last = text.split(/^<!-- (?:user|assistant) -->$/m).at(-1) ?? ''
  const asks = last.split('\n').find((line) => line.trim() !== '') ?? ''
  const reply = join(folder, `${name}.reply.md`)
  const answered = existsSync(reply) && readFileSync(reply, 'utf8').trim() !== ''
  return { name, answered, text, asks: asks.length > 70 ? `${asks.slice(0, 69)}…` : asks }
}

/** In the order in which they were asked; empty where there is no inbox. */
export const listPrompts = (folder: string): readonly InboxPrompt[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(ending))
        .map((file) => readPrompt(folder, file.slice(0, -ending.length)))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    : []

/** A prompt by its name (`3-ask`), its step (`3/ask`), its number where that is enough, or `next`. Throws `ModelInputError` that lists those that wait. */
export const findPrompt = (folder: string, wanted: string): InboxPrompt => {
  const prompts = listPrompts(folder)
  const waiting = prompts.filter(({ answered }) => !answered)
  if (wanted === 'next' && waiting[0] !== undefined) return waiting[0]
  const name = wanted.replaceAll('/', '-').replace(ending, '')
  const near = prompts.filter((prompt) => prompt.name.startsWith(`${name}-`))
  const found = prompts.find((prompt) => prompt.name === name) ?? (near.length === 1 ? near[0] : undefined)
  if (found !== undefined) return found
  const names = waiting.map((prompt) => prompt.name).join(', ')
  throw new ModelInputError(
    `There is no prompt "${wanted}" in ${folder}; ${names === '' ? 'none waits for an answer' : `these wait: ${names}`}`,
  )
}

/** Puts an answer beside its prompt, whole at once. Throws `ModelInputError` for an empty one, and where there is one already. */
export const answerPrompt = (
  folder: string,
  { name, answered }: InboxPrompt,
  answer: string,
  { replace }: { readonly replace: boolean },
): void => {
  if (answer.trim() === '') throw new ModelInputError(`The answer to ${name} is empty: write it to standard input`)
  if (answered && !replace)
    throw new ModelInputError(`${name} has an answer already; --replace puts this one in its place`)
  const file = join(folder, `${name}.reply.md`)
  writeFileSync(`${file}.part`, answer)
  renameSync(`${file}.part`, file)
}
