/** What a search tried, a line a program: the idea, and what came of it. */

import type { Candidate } from '../candidate/candidate.ts'
import { isScored } from '../candidate/candidate.ts'
import { failureText, oneLine, percent } from './feedback.ts'
import { shortScore } from './standing.ts'

/** One program that was tried. */
export type Attempt = {
  readonly candidate: Candidate
  /** The program that it changed, where it changed one. */
  readonly parent?: Candidate | undefined
  /** The better form that tuning gave it, if any. */
  readonly tuned: Candidate | undefined
  /** What else is to be said of it. */
  readonly notes: readonly string[]
}

const longestIdea = 220

/** Against the program that it changed; a program as it was written does not yet stand up to a tuned one. */
const change = (form: Candidate, isTuned: boolean, parent: Candidate | undefined): string => {
  const [own, before] = [form.outcome.metric, parent?.outcome.metric ?? Infinity]
  if (parent === undefined || !Number.isFinite(before) || before === 0) return ''
  const relative = (own - before) / Math.abs(before)
  const caveat = parent.operator === 'tune' && !isTuned && relative > 0 ? ', which is tuned' : ''
  if (relative === 0) return `, as ${parent.id}`
  return `, ${percent(Math.abs(relative))} ${relative < 0 ? 'better' : 'worse'} than ${parent.id}${caveat}`
}

const outcomeOf = ({ candidate, parent, tuned }: Attempt): string => {
  const { kind, detail, raced, metric } = candidate.outcome
  if (isScored(candidate)) {
    const form = tuned === undefined ? '' : `, tuned (${tuned.id}) ${shortScore(tuned.outcome.metric)}`
    return `score ${shortScore(metric)}${form}${change(tuned ?? candidate, tuned !== undefined, parent)}`
  }
  if (raced) return 'given up after the first instances, where it was far behind'
  return kind === 'duplicate'
    ? oneLine(detail, 120)
    : `failed: ${oneLine(failureText(candidate.source, kind, detail), 240)}`
}

/** A list in Markdown, in the order given. Empty without attempts. */
export const attemptList = (attempts: readonly Attempt[]): string =>
  attempts
    .map((attempt) => {
      const { candidate, parent, notes } = attempt
      const from = parent === undefined ? '' : ` from ${parent.id}`
      const idea = oneLine(candidate.thought ?? '(no idea given)', longestIdea).replace(/[.…]+$/, '')
      return `- ${candidate.id}${from}: ${idea}. → ${[outcomeOf(attempt), ...notes].join('; ')}`
    })
    .join('\n')
