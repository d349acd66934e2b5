/** The live line of a run: what is done, the best so far, the speed, the time left. */

import type { Limits, Spending } from '../discovery/ledger.ts'
import type { Metric } from '../problem/metric.ts'
import { formatMetric } from '../report/format.ts'
import type { Terminal } from './terminal.ts'

/** Milliseconds between looks on a screen, and between lines where there is none. */
const screenMs = 200
const lineMs = 10_000

const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

const count = (value: number): string => Math.round(value).toLocaleString('en')

export type Progress = {
  readonly spent: Spending
  /** Best metric on train; undefined before the first. */
  readonly best: number | undefined
}

export type LiveLine = {
  update(progress: Progress): void
  end(): void
}

/** The first coin that is limited is counted against its limit; evaluations are always told. */
export const describeProgress = (
  { spent, best }: Progress,
  { limits, metric, elapsedMs }: { readonly limits: Limits; readonly metric: Metric; readonly elapsedMs: number },
): string => {
  const share = (done: number, limit: number | undefined): string =>
    limit === undefined ? count(done) : `${count(done)} / ${count(limit)}`
  const fractions = [
    spent.completions / (limits.completions ?? Infinity),
    spent.evaluations / (limits.evaluations ?? Infinity),
    spent.tokens / (limits.tokens ?? Infinity),
    spent.costUsd / (limits.costUsd ?? Infinity),
    elapsedMs / (limits.timeMs ?? Infinity),
  ]
  const done = Math.max(...fractions)
  const parts = [
    ...(spent.completions > 0 || limits.completions !== undefined
      ? [`completions ${share(spent.completions, limits.completions)}`]
      : []),
    `evaluations ${share(spent.evaluations, limits.evaluations)}`,
    `best ${metric.title} on train ${best === undefined ? '–' : formatMetric(metric, best)}`,
    `${(spent.evaluations / Math.max(elapsedMs / 1000, 0.001)).toFixed(1)} evaluations/s`,
    `time left ${done > 0.005 ? clock((elapsedMs * (1 - done)) / done) : '–'}`,
  ]
  return parts.join('  ·  ')
}

/** Shows progress on the terminal until `end`. */
export const startLiveLine = (terminal: Terminal, limits: Limits, metric: Metric): LiveLine => {
  const startedMs = Date.now()
  let latest: Progress | undefined
  let first: Progress | undefined
  const show = (): void => {
    if (latest === undefined) return
    const line = describeProgress(latest, { limits, metric, elapsedMs: Date.now() - startedMs })
    if (terminal.live) terminal.rewrite(line)
    else terminal.note(line)
  }
  const timer = setInterval(show, terminal.live ? screenMs : lineMs)
  timer.unref()
  return {
    update: (progress) => {
      latest = progress
      if (first === undefined) {
        first = progress
        show()
      }
    },
    end: () => {
      clearInterval(timer)
      if (terminal.live) terminal.rewrite('')
      if (latest !== undefined)
        terminal.note(describeProgress(latest, { limits, metric, elapsedMs: Date.now() - startedMs }))
    },
  }
}
