/** Evaluations as journaled steps. */

import { contentHash } from '../journal/content-hash.ts'
import type { Evaluation, EvaluateOptions, Evaluator } from '../evaluation/evaluator.ts'
import type { Outcome } from '../candidate/candidate.ts'
import { z } from 'zod'
import { readOutcome, recordOutcome } from './outcome.ts'
import type { StepRecorder } from './step-recorder.ts'

export type ScoredStep = {
  readonly outcome: Outcome
  /** Share of the set that was run. */
  readonly share: number
  readonly objectives: Float64Array | undefined
  /** All standard metrics by name; null where one is not finite, empty unless scored. */
  readonly metrics: Readonly<Record<string, number | null>>
}

export interface Scoring {
  /** A program on the train set; racing stops it after the first block when its metric there exceeds `bar`. */
  train(key: string, verb: number, source: string, bar: number | undefined): Promise<ScoredStep>
  /** A program on any set, whole. */
  whole(
    key: string,
    verb: number,
    source: string,
    set: string,
    options?: { readonly reverse?: boolean },
  ): Promise<ScoredStep>
  /** The metrics of a tuning generation on the train set, as one step; `Infinity` for a program that fails, whose verdict is kept instead. */
  generation(key: string, verb: number, sources: readonly string[]): Promise<readonly number[]>
}

/** JSON has no Infinity: a metric that is not finite is null. */
const generationAnswer = z.array(z.union([z.number(), z.string(), z.null()]))

const objectivesOf = (evaluation: Evaluation): Float64Array | undefined =>
  evaluation.instances.length === 0
    ? undefined
    : Float64Array.from(evaluation.instances, (instance) => instance.objective)

export const createScoring = ({
  evaluator,
  recorder,
  signal,
  setHash,
}: {
  readonly evaluator: Evaluator
  readonly recorder: StepRecorder
  readonly signal: AbortSignal
  /** Identifies the content of an instance set together with the problem's version. */
  readonly setHash: (set: string) => string
}): Scoring => {
  const step = async (
    key: string,
    verb: number,
    source: string,
    set: string,
    options: EvaluateOptions,
  ): Promise<ScoredStep> => {
    const request = JSON.stringify([setHash(set), source, options.bar ?? null, options.reverse ?? false])
    const { answer, objectives } = await recorder.take({ key, verb, kind: 'evaluate', request }, async () => {
      const evaluation = await evaluator.evaluate(source, set, { ...options, signal })
      return { answer: recordOutcome(evaluation), objectives: objectivesOf(evaluation) }
    })
    return { ...readOutcome(answer), objectives }
  }
  return {
    train: (key, verb, source, bar) => step(key, verb, source, 'train', bar === undefined ? {} : { bar }),
    whole: (key, verb, source, set, options = {}) => step(key, verb, source, set, options),
    generation: async (key, verb, sources) => {
      const request = contentHash(JSON.stringify([setHash('train'), sources]))
      const { answer } = await recorder.take({ key, verb, kind: 'tune', request }, async () => {
        const evaluations = await Promise.all(sources.map((source) => evaluator.evaluate(source, 'train', { signal })))
        return {
          answer: evaluations.map(({ metric, verdict: { kind } }) =>
            kind !== 'returned' ? kind : Number.isFinite(metric) ? metric : null,
          ),
        }
      })
      return generationAnswer.parse(answer).map((metric) => (typeof metric === 'number' ? metric : Infinity))
    },
  }
}
