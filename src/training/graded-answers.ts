/** The answers of a run with what their programs were worth: what a model can be trained on. */

import { z } from 'zod'
import type { Journal } from '../journal/journal.ts'
import { readJournaledReply } from '../models/journaled-reply.ts'
import type { Message } from '../models/model.ts'

/** A whole answer to a prompt that asked for a program. */
export type GradedAnswer = {
  readonly messages: readonly Message[]
  readonly text: string
  /** What the search minimises, over the whole train set; `Infinity` for an answer without a program that runs. */
  readonly metric: number
}

const request = z.object({
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
})
const evaluated = z.object({ kind: z.string(), metric: z.number().nullable(), raced: z.boolean() })

/** Failures that are the program's own; a program that was seen before has no grade of its own. */
const isFailure = (kind: string): boolean => kind !== 'scored' && kind !== 'duplicate'

/** Scored, but not for the run's own problem: its metric compares with no other. */
const isOfAnotherTask = (journal: Journal, candidate: string): boolean => {
  const row = journal.candidate(candidate)
  if (row === undefined || row.metric !== undefined) return false
  const { kind, metric, raced } = evaluated.parse(JSON.parse(row.outcome))
  return kind === 'scored' && metric !== null && !raced
}

/** The grade of the answer whose evaluation has that key; undefined where there is none to give. */
const gradeOf = (journal: Journal, evaluation: string, isRepaired: boolean, candidate: string): number | undefined => {
  const answer = journal.step(evaluation)?.answer
  if (answer !== undefined) {
    const { kind, metric, raced } = evaluated.parse(JSON.parse(answer))
    if (kind !== 'scored') return Infinity
    if (isOfAnotherTask(journal, candidate)) return undefined
    return raced || metric === null ? undefined : metric
  }
  if (isRepaired) return Infinity
  const outcome = journal.candidate(candidate)?.outcome
  if (outcome === undefined) return undefined
  return isFailure(evaluated.pick({ kind: true }).parse(JSON.parse(outcome)).kind) ? Infinity : undefined
}

/**
 * All graded answers of the proposals, in the order of asking. Grades come from the train set alone: neither prompts nor answers nor grades
 * hold anything of other sets. Reflections, answers that were cut off, raced programs and duplicates are left out. With `before`, only what
 * was asked before the verb of that number.
 */
export const gradedAnswers = (
  journal: Journal,
  { before = Infinity }: { readonly before?: number } = {},
): readonly GradedAnswer[] => {
  const graded: { readonly verb: number; readonly answer: GradedAnswer }[] = []
  for (const { key, verb, kind, request: asked, answer } of journal.steps()) {
    if (kind !== 'ask' || answer === undefined || verb >= before) continue
    const reply = readJournaledReply(JSON.parse(answer))
    if ('failed' in reply || reply.finishReason !== 'stop') continue
    const isRepair = key === `${verb}/repair`
    const candidate = `c${verb}`
    // A reflection makes no candidate.
    if (journal.candidate(candidate) === undefined) continue
    const isRepaired = !isRepair && journal.step(`${verb}/repair`) !== undefined
    const metric = gradeOf(journal, `${verb}/${isRepair ? 'evaluate-repaired' : 'evaluate'}`, isRepaired, candidate)
    if (metric === undefined) continue
    const { messages } = request.parse(JSON.parse(asked))
    graded.push({ verb, answer: { messages, text: reply.text, metric } })
  }
  return graded.toSorted((a, b) => a.verb - b.verb).map(({ answer }) => answer)
}
