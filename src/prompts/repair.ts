/** The prompt that sends a failed program back once, with what went wrong and where. */

import type { Templates } from './tags.ts'
import type { PromptProblem } from './view.ts'
import { failureText, fenced } from './feedback.ts'
import { type PromptMessage, renderPrompt } from './render.ts'

/** What failed: the program, or an answer in which no program was found. */
export type Failure = {
  /** Undefined when the answer held no program. */
  readonly source: string | undefined
  /** The answer as it came. */
  readonly answer: string
  /** How it ended: `syntax`, `threw`, `invalid`, … */
  readonly kind: string
  /** What went wrong; where it says `line <n>`, that line of the source is shown. */
  readonly detail: string
}

/** Longest answer without a program that is shown again, in characters. */
const shownAnswer = 4000

/** The messages that ask for a repaired program. Throws `InputError` as `renderPrompt` does. */
export const renderRepair = (options: {
  readonly templates: Templates
  readonly problem: PromptProblem
  readonly failure: Failure
}): readonly PromptMessage[] => {
  const { source, answer, kind, detail } = options.failure
  return renderPrompt({
    ...options,
    strategy: 'system',
    operator: 'repair',
    inputs: {
      code: source === undefined ? '' : fenced(source),
      answer: source === undefined ? answer.trim().slice(0, shownAnswer) : '',
      failure: failureText(source ?? '', kind, detail),
    },
  })
}
