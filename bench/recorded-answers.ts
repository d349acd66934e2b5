/** A model that says what a recording says, in the order of its questions, whatever is asked. */

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Message } from '../src/models/model.ts'
import type { Answer } from '../test/simulated-run.ts'

type Line = {
  readonly key: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  /** Absent where no answer came. */
  readonly text?: string | undefined
}
const line: z.ZodType<Line> = z.object({
  key: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  text: z.string().optional(),
})

const verbOf = (key: string): number => Number.parseInt(key, 10)

/** Whether a question is one for advice. */
const isAdvice = (messages: readonly { readonly content: string }[]): boolean =>
  messages.some(({ content }) => content.includes('You write no code'))

/** What a recording holds, in the order of asking. */
export const readAnswers = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)))
    .toSorted((a, b) => verbOf(a.key) - verbOf(b.key))

/**
 * Answers a question for a program with the recorded ones in turn, a question for a repair with that program's repair, and one for advice
 * with recorded advice. So runs whose options differ are given the same programs, even where the options move step keys or words of
 * prompts. Where nothing is left the answer is cut off.
 */
export const recordedAnswers = (recorded: readonly Line[]): ((messages: readonly Message[], key: string) => Answer) => {
  const asked = recorded.filter(({ key, messages }) => key.endsWith('/ask') && !isAdvice(messages))
  const advice = recorded.filter(({ messages }) => isAdvice(messages)).values()
  const repairs = new Map(recorded.filter(({ key }) => key.endsWith('/repair')).map((one) => [verbOf(one.key), one]))
  const given = new Map<number, Line>()
  const said = (one: Line | undefined): Answer => one?.text ?? { fails: 'truncated' }
  return (messages, key) => {
    if (isAdvice(messages)) return said(advice.next().value)
    if (key.endsWith('/repair')) return said(repairs.get(verbOf(given.get(verbOf(key))?.key ?? '')))
    const one = asked[given.size]
    if (one !== undefined) given.set(verbOf(key), one)
    return said(one)
  }
}
