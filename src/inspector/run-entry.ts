/** A run as the list shows it. */

import type { RunRecord } from '../discovery/run-record.ts'
import type { Metric } from '../problem/metric.ts'
import { isShare } from '../report/format.ts'
import type { MetricView, RunEntry } from './shapes.ts'

export const metricView = (metric: Metric): MetricView => ({
  name: metric.name,
  title: metric.title,
  isShare: isShare(metric),
})

/** The entry of a record; where the problem cannot be loaded any more, the metric is not known and the best has no numbers. */
export const runEntry = (record: RunRecord, metric: Metric | undefined): RunEntry => {
  const { id, problem, strategy, model, seed, state, startedAt, candidates, spent, budget, best } = record
  const on = (metrics: Readonly<Record<string, number | null>> | null): number | null =>
    metric === undefined ? null : (metrics?.[metric.name] ?? null)
  return {
    id,
    problem,
    strategy,
    model,
    seed,
    state,
    startedAt,
    candidates,
    spent,
    budget,
    metric: metric === undefined ? { name: '', title: '', isShare: false } : metricView(metric),
    best:
      best === null
        ? null
        : { candidate: best.candidate, train: on(best.train), validation: on(best.validation), test: on(best.test) },
  }
}
