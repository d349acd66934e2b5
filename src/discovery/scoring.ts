/** Evaluations as journaled steps. */

import { contentHash } from '../journal/content-hash.ts'
import type {
  Evaluation,
  EvaluateOptions,
  Evaluator,
  Generation,
  GenerationResult,
  Member,
} from '../evaluation/evaluator.ts'
import { meanOverStreams } from '../evaluation/mean-over-streams.ts'
import type { Metric } from '../problem/metric.ts'
import type { Outcome } from '../candidate/candidate.ts'
import { z } from 'zod'
import type { LoadedSet } from '../problem/loaded-problem.ts'
import { readOutcome, recordOutcome } from './outcome.ts'
import type { StepRecorder } from './step-recorder.ts'

export type ScoredStep = {
  readonly outcome: Outcome
  /** Share of the set that was run; of several streams the sum. */
  readonly share: number
  readonly objectives: Float64Array | undefined
  /** All standard metrics by name; null where one is not finite, empty unless scored. */
  readonly metrics: Readonly<Record<string, number | null>>
}

/** How a program is trained on: what it has to keep up with on the first block, if anything, and over how many random streams. */
export type TrainOptions = {
  readonly bar?: number | undefined
  readonly rival?: Float64Array | undefined
  readonly streams?: number | undefined
}

export interface Scoring {
  /**
   * A program on the train set; racing stops it after the first block when its metric there exceeds `bar`, or when it is far behind `rival`.
   * With `streams` it is the mean over so many.
   */
  train(key: string, verb: number, source: string, how?: TrainOptions): Promise<ScoredStep>
  /** A program on any set, whole. */
  whole(
    key: string,
    verb: number,
    source: string,
    set: string,
    options?: { readonly reverse?: boolean },
  ): Promise<ScoredStep>
  /** Whether instances that decide in the end are larger than those that are trained on, so that programs are tried on them before. */
  readonly triesLarger: boolean
  /**
   * What was scored on the train set, or the failure on the validation set where its instances are larger: of what is found there nothing else
   * is told. A step of its own.
   */
  larger(key: string, verb: number, source: string, scored: ScoredStep): Promise<ScoredStep>
  /** A tuning generation on the train set, as one step. */
  generation(key: string, verb: number, generation: Generation): Promise<GenerationResult>
}

/** A member is its metric, its metric on the first block where the race ended there, or the verdict of its failure. JSON has no Infinity: it is null. */
const recordedGeneration = z.object({
  members: z.array(z.union([z.number().nullable(), z.object({ raced: z.number().nullable() }), z.string()])),
  share: z.number(),
  bar: z.number().nullable(),
})
type RecordedGeneration = z.infer<typeof recordedGeneration>

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

const recordGeneration = ({ members, share, bar }: GenerationResult): RecordedGeneration => ({
  members: members.map(({ kind, metric, raced }) =>
    kind !== 'returned' ? kind : raced ? { raced: finite(metric) } : finite(metric),
  ),
  share,
  bar: finite(bar),
})

const readGeneration = (answer: unknown): GenerationResult => {
  const { members, share, bar } = recordedGeneration.parse(answer)
  return {
    members: members.map((member): Member => {
      if (typeof member === 'string') return { kind: member as Member['kind'], metric: Infinity, raced: false }
      return typeof member === 'object' && member !== null
        ? { kind: 'returned', metric: member.raced ?? Infinity, raced: true }
        : { kind: 'returned', metric: member ?? Infinity, raced: false }
    }),
    share,
    bar: bar ?? Infinity,
  }
}

const objectivesOf = (evaluation: Evaluation): Float64Array | undefined =>
  evaluation.instances.length === 0
    ? undefined
    : Float64Array.from(evaluation.instances, (instance) => instance.objective)

export const createScoring = ({
  evaluator,
  metric,
  recorder,
  signal,
  setHash,
  train = 'train',
  triesLarger = false,
}: {
  readonly evaluator: Evaluator
  readonly metric: Metric
  readonly recorder: StepRecorder
  readonly signal: AbortSignal
  /** Identifies the content of an instance set together with the problem's version. */
  readonly setHash: (set: string | LoadedSet) => string
  /** What is trained on. Default: the problem's train set. */
  readonly train?: string | LoadedSet
  /** Default: false. */
  readonly triesLarger?: boolean
}): Scoring => {
  const step = async (
    key: string,
    verb: number,
    source: string,
    set: string | LoadedSet,
    { streams = 1, ...options }: EvaluateOptions & { readonly streams?: number | undefined },
  ): Promise<ScoredStep> => {
    const asked = [setHash(set), source, options.bar ?? null, options.reverse ?? false]
    const rival = options.rival === undefined ? [] : [contentHash(JSON.stringify(Array.from(options.rival)))]
    const request = JSON.stringify([...asked, ...(streams === 1 ? [] : [streams]), ...rival])
    const { answer, objectives } = await recorder.take({ key, verb, kind: 'evaluate', request }, async () => {
      const evaluations = await Promise.all(
        Array.from({ length: streams }, (_, stream) => evaluator.evaluate(source, set, { ...options, stream, signal })),
      )
      const share = evaluations.reduce((sum, one) => sum + one.share, 0)
      const evaluation = { ...meanOverStreams(evaluations, metric), share }
      return { answer: recordOutcome(evaluation, metric), objectives: objectivesOf(evaluation) }
    })
    return { ...readOutcome(answer), objectives }
  }
  return {
    train: (key, verb, source, { bar, rival, streams } = {}) =>
      step(key, verb, source, train, {
        ...(bar !== undefined && { bar }),
        ...(rival !== undefined && { rival }),
        streams,
      }),
    whole: (key, verb, source, set, options = {}) => step(key, verb, source, set, options),
    triesLarger,
    larger: async (key, verb, source, scored) => {
      if (!triesLarger || scored.outcome.kind !== 'scored' || scored.outcome.raced) return scored
      const { outcome, share } = await step(key, verb, source, 'validation', {})
      const detail = `on instances larger than those that it was scored on: ${outcome.detail}`
      return {
        ...scored,
        share: scored.share + share,
        ...(outcome.kind !== 'scored' && { outcome: { ...outcome, detail } }),
      }
    },
    generation: async (key, verb, generation) => {
      const { source, vectors, rival } = generation
      const request = contentHash(JSON.stringify([setHash(train), source, vectors, rival ?? null]))
      const { answer } = await recorder.take({ key, verb, kind: 'tune', request }, async () => ({
        answer: recordGeneration(await evaluator.evaluateGeneration(generation, train, { signal })),
      }))
      return readGeneration(answer)
    },
  }
}
