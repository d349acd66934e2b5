/** From an evaluation to what is journaled of it and shown to a strategy. */

import { z } from 'zod'
import type { Outcome, OutcomeKind } from '../candidate/candidate.ts'
import type { Evaluation } from '../evaluation/evaluator.ts'
import { lossesOf } from '../evaluation/losses.ts'
import { standardMetrics, type Metric } from '../problem/metric.ts'

/** What the journal keeps of an evaluation. JSON has neither NaN nor Infinity: both are null. */
type RecordedOutcome = {
  readonly kind: string
  readonly detail: string
  readonly metric: number | null
  readonly raced: boolean
  readonly share: number
  readonly groups: Readonly<Record<string, number | null>>
  /** All standard metrics over the instances that were run, by name. */
  readonly metrics: Readonly<Record<string, number | null>>
  readonly losses?: Readonly<Record<string, number | null>> | undefined
  readonly hardest?: readonly number[] | undefined
  readonly cpuMs: number
  readonly diagnostics?: Readonly<Record<string, readonly number[]>> | undefined
  readonly behaviour?: string | undefined
}

const number = z.number().nullable()
const recordedOutcome: z.ZodType<RecordedOutcome> = z.object({
  kind: z.string(),
  detail: z.string(),
  metric: number,
  raced: z.boolean(),
  share: z.number(),
  groups: z.record(z.string(), number),
  metrics: z.record(z.string(), number),
  losses: z.record(z.string(), number).optional(),
  hardest: z.array(z.number()).optional(),
  cpuMs: z.number(),
  diagnostics: z.record(z.string(), z.array(z.number())).optional(),
  behaviour: z.string().optional(),
})

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** What the journal keeps of an evaluation, beside the objectives. `metric` is over the instances that were run. */
export const recordOutcome = (evaluation: Evaluation, metric: Pick<Metric, 'over'>): RecordedOutcome => {
  const { instances, verdict } = evaluation
  const gaps = new Map<string, { sum: number; count: number }>()
  let cpuMs = 0
  const losses = lossesOf(instances, metric)
  for (const { group, gap, cpuMs: spent } of instances) {
    const of = gaps.get(group) ?? { sum: 0, count: 0 }
    gaps.set(group, gap === undefined ? of : { sum: of.sum + gap, count: of.count + 1 })
    cpuMs += spent
  }
  return {
    kind: verdict.kind === 'returned' ? 'scored' : verdict.kind,
    detail: verdict.detail,
    metric: finite(evaluation.metric),
    raced: evaluation.raced,
    share: evaluation.share,
    groups: Object.fromEntries([...gaps].map(([group, { sum, count }]) => [group, count === 0 ? null : sum / count])),
    metrics: Object.fromEntries(
      instances.length === 0 ? [] : standardMetrics.map(({ name, over }) => [name, finite(over(instances))]),
    ),
    cpuMs: instances.length === 0 ? 0 : Math.round((1000 * cpuMs) / instances.length) / 1000,
    ...(losses.hardest.length > 0 && {
      losses: Object.fromEntries(Object.entries(losses.groups).map(([group, loss]) => [group, finite(loss)])),
      hardest: losses.hardest,
    }),
    ...(evaluation.diagnostics !== undefined && { diagnostics: evaluation.diagnostics }),
    ...(evaluation.behaviour !== undefined && { behaviour: evaluation.behaviour }),
  }
}

/** The outcome from its journaled form. A raced candidate has no metric: it never outranks one that ran the whole set. */
export const readOutcome = (
  answer: unknown,
): { readonly outcome: Outcome; readonly share: number; readonly metrics: Readonly<Record<string, number | null>> } => {
  const recorded = recordedOutcome.parse(answer)
  const outcome: Outcome = {
    kind: recorded.kind as OutcomeKind,
    detail: recorded.detail,
    metric: recorded.raced || recorded.metric === null ? Infinity : recorded.metric,
    raced: recorded.raced,
    groups: Object.fromEntries(Object.entries(recorded.groups).map(([group, gap]) => [group, gap ?? Number.NaN])),
    cpuMs: recorded.cpuMs,
    ...(recorded.losses !== undefined && {
      losses: Object.fromEntries(Object.entries(recorded.losses).map(([group, loss]) => [group, loss ?? Number.NaN])),
    }),
    ...(recorded.hardest !== undefined && { hardest: recorded.hardest }),
    ...(recorded.diagnostics !== undefined && { diagnostics: recorded.diagnostics }),
    ...(recorded.behaviour !== undefined && { behaviour: recorded.behaviour }),
  }
  return { outcome, share: recorded.share, metrics: recorded.metrics }
}

/** The outcome of a candidate that was never evaluated. */
export const unevaluated = (kind: 'syntax' | 'duplicate' | 'unanswered', detail: string): Outcome => ({
  kind,
  detail,
  metric: Infinity,
  raced: false,
  groups: {},
  cpuMs: 0,
})
