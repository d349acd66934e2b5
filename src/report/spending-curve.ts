/** How a search went: what it had spent when it found something better. */

import type { CandidateBrief, Journal, Step } from '../journal/journal.ts'

/** What had been spent, in each coin. */
export type Spent = {
  readonly completions: number
  readonly tokens: number
  readonly costUsd: number
  readonly evaluations: number
}

/** A candidate that was better on train than all before it. */
export type CurvePoint = Spent & { readonly candidate: string; readonly metric: number }

export type Curve = {
  /** In the order of delivery; metrics fall. */
  readonly points: readonly CurvePoint[]
  /** When the search ended. */
  readonly end: Spent
}

/** Answers as far as they tell what was spent. */
type Answer = {
  readonly usage?: { readonly promptTokens?: number | null; readonly completionTokens?: number | null } | null
  readonly costUsd?: number | null
  readonly share?: number
}

const nothing: Spent = { completions: 0, tokens: 0, costUsd: 0, evaluations: 0 }
const plus = (a: Spent, b: Spent): Spent => ({
  completions: a.completions + b.completions,
  tokens: a.tokens + b.tokens,
  costUsd: a.costUsd + b.costUsd,
  evaluations: a.evaluations + b.evaluations,
})

/** What one answered step took. */
const spentBy = ({ kind, answer }: Step): Spent => {
  if (answer === undefined) return nothing
  const parsed = JSON.parse(answer) as unknown
  if (kind === 'tune') return { ...nothing, evaluations: (parsed as readonly unknown[]).length }
  const { usage, costUsd, share } = parsed as Answer
  if (kind === 'evaluate') return { ...nothing, evaluations: share ?? 0 }
  if (kind !== 'ask') return nothing
  const tokens = (usage?.promptTokens ?? 0) + (usage?.completionTokens ?? 0)
  return { completions: 1, tokens, costUsd: costUsd ?? 0, evaluations: 0 }
}

/** Reads the whole journal once; verbs count as spent in the order in which they were delivered. */
export const spendingCurve = (journal: Journal, candidates: readonly CandidateBrief[]): Curve => {
  const byVerb = new Map<number, Spent>()
  for (const step of journal.steps()) {
    if (step.key.startsWith('end/')) continue
    byVerb.set(step.verb, plus(byVerb.get(step.verb) ?? nothing, spentBy(step)))
  }
  const verbs = [...byVerb].toSorted(([a], [b]) => a - b)
  const points: CurvePoint[] = []
  let [next, spent, best] = [0, nothing, Infinity]
  const spendTo = (verb: number): void => {
    for (; next < verbs.length && (verbs[next] as (typeof verbs)[number])[0] <= verb; next++)
      spent = plus(spent, (verbs[next] as (typeof verbs)[number])[1])
  }
  for (const { verb, id, metric } of candidates) {
    spendTo(verb)
    if (metric === undefined || metric >= best) continue
    best = metric
    points.push({ ...spent, candidate: id, metric })
  }
  spendTo(Infinity)
  return { points, end: spent }
}

/** How many candidates ended in each way but scored, most first, with the first reason of each. */
export type Failures = readonly { readonly kind: string; readonly count: number; readonly example: string }[]

/** Counts candidates by how they ended. */
export const failuresOf = (candidates: readonly CandidateBrief[]): Failures => {
  const failed = Map.groupBy(
    candidates.filter(({ kind }) => kind !== 'scored'),
    ({ kind }) => kind,
  )
  return [...failed]
    .map(([kind, members]) => ({ kind, count: members.length, example: members[0]?.detail ?? '' }))
    .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
}
