/** What a program that conducts a search is handed, whatever it is to improve: heuristics for a problem, or programs like itself. */

import { z } from 'zod'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import { BudgetSpent, GuestMistake, type GuestEnd, type GuestTask } from '../discovery/strategy.ts'

/** A program as a guest sees it. */
export type Shown = {
  readonly id: string
  readonly code: string
  readonly idea: string
  /** Lower is better; null where it failed. */
  readonly score: number | null
  /** How it failed; empty where it did not. */
  readonly failure: string
}

/** What is to be improved, and how programs for it come about. */
export type Level = {
  readonly title: string
  /** Best first. */
  readonly population: readonly Shown[]
  readonly ask: (text: string) => Promise<string>
  readonly propose: (text: string, parents: readonly string[]) => Promise<Shown>
  readonly evaluate: (code: string, idea: string | undefined) => Promise<Shown>
}

/** What one guest may spend. */
export type Allotment = {
  /** Questions to a model. */
  readonly asks: number
  readonly evaluations: number
  readonly cpuMs: number
}

/** A candidate as a guest sees it. */
export const shown = (candidate: Candidate): Shown => {
  const { id, source, thought, outcome } = candidate
  const isFine = isScored(candidate) && Number.isFinite(outcome.metric)
  const failure = isFine ? '' : `${outcome.kind}: ${outcome.detail}`
  return { id, code: source, idea: thought ?? '', score: isFine ? outcome.metric : null, failure }
}

const longestText = 100_000
const text = z.string().min(1).max(longestText)
const parents = z
  .array(z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]))
  .max(100)
  .nullish()
  .transform((ids) => ids ?? [])
const asking = z.tuple([text]).rest(z.unknown())
const proposing = z.tuple([text, parents.optional().transform((ids) => ids ?? [])]).rest(z.unknown())
const evaluating = z.tuple([text, z.string().max(longestText).nullish()]).rest(z.unknown())

const read = <Args>(schema: z.ZodType<Args>, call: string, args: readonly unknown[]): Args => {
  const parsed = schema.safeParse(args.length === 1 ? [args[0], undefined] : args)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new GuestMistake(
    `${call}: ${issue?.path.length === 0 ? '' : `argument ${Number(issue?.path[0]) + 1}: `}${issue?.message}`,
  )
}

/** A counter that refuses when it is used up. */
const counter = (limit: number, what: string): (() => void) => {
  let used = 0
  return () => {
    if (used >= limit) throw new BudgetSpent(`this search may have ${limit} ${what} and had them`)
    used += 1
  }
}

/** The task of one guest; `asked` counts the questions that were answered, not those that the run's budget refused. */
export const guestTask = (
  { title, population, ask, propose, evaluate }: Level,
  { asks, evaluations, cpuMs }: Allotment,
): { readonly task: GuestTask; readonly asked: () => number } => {
  const countAsk = counter(asks, 'questions')
  const countEvaluation = counter(evaluations, 'evaluations')
  let asked = 0
  const paid = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    countAsk()
    const answer = await question()
    asked += 1
    return answer
  }
  const calls: GuestTask['calls'] = {
    ask: (...args) => {
      const [question] = read(asking, 'ask(text)', args)
      return paid(() => ask(question))
    },
    propose: (...args) => {
      const [question, ids] = read(proposing, 'propose(text, parents)', args)
      return paid(() => propose(question, ids))
    },
    evaluate: (...args) => {
      const [code, idea] = read(evaluating, 'evaluate(code, idea)', args)
      countEvaluation()
      return evaluate(code, idea ?? undefined)
    },
  }
  return { task: { given: { title, population, asks }, calls, cpuMs }, asked: () => asked }
}

/** How a guest failed; undefined where it came to its end, be it by a budget that it let go. */
export const failureOf = (end: GuestEnd): string | undefined =>
  end.kind === 'returned' || (end.kind === 'threw' && end.detail.includes('BudgetSpent: '))
    ? undefined
    : `${end.kind}: ${end.detail}`
