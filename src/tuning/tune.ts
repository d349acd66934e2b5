/** Tunes the numeric constants of a program with CMA-ES. */

import { type Constant, findConstants, withConstants } from '../candidate/constants.ts'
import type { Generation, GenerationResult, Member } from '../evaluation/evaluator.ts'
import type { Random } from '../random.ts'
import { fitted, fromUnit, toUnit } from './axis.ts'
import type { Vector } from './cma-es.ts'
import { restartingCmaEs } from './restarts.ts'

export type TuneOptions = {
  /** Evaluates the members of a generation on the train set; `index` counts generations from 0. */
  readonly generation: (index: number, generation: Generation) => Promise<GenerationResult>
  /** Evaluations that may be spent. */
  readonly budget: number
  readonly random: Random
  /** The metric of the program as it is, where known; evaluated first where not. */
  readonly metric?: number
  /** Told after each generation what is spent and the best metric so far. */
  readonly onProgress?: (spent: number, metric: number) => void
  /** Once aborted no generation is begun; the best so far is the result. */
  readonly interrupt?: AbortSignal
}

/** A generation with what came of it: one step of the journal. */
export type TunedGeneration = { readonly vectors: readonly Vector[] } & GenerationResult

/** The best program found: the one given where none was better. */
export type Tuned = {
  readonly source: string
  readonly metric: number
  /** Of the program given; `Infinity` where it failed. */
  readonly start: number
  /** Evaluations spent. */
  readonly spent: number
  /** Why the search ended. */
  readonly ended: 'budget' | 'flat' | 'failing' | 'no progress' | 'exhausted' | 'interrupted'
  /** In the order of the source; none where the program has no constants to tune. */
  readonly constants: readonly (Constant & { readonly after: number })[]
  readonly generations: readonly TunedGeneration[]
}

/** More constants than this are left as they are, the last ones of the source. */
const maxConstants = 50

/** Steps of a sixth of the range: for a constant on a logarithmic axis over two decades, a factor of two. */
const sigma = 0.15

/** Generations without any program that is new (few whole numbers), after which the search is over. */
const maxIdle = 20

/** Generations after which constants are given up that never changed the metric, or whose every change made the program fail. */
const patience = 3

/** The share of the gain that shorter constants may cost. */
const roundingLoss = 0.01

/** Runs of CMA-ES in a row that found nothing better, after which the search is over. */
const maxFruitless = 2

/** Members from which a race on the first block pays. */
const leastRacers = 4

type Best = { readonly metric: number; readonly values: Vector }

/** Evaluates within the budget, never the same values twice. */
const meter = (source: string, constants: readonly Constant[], options: TuneOptions) => {
  const { budget, generation, interrupt, onProgress } = options
  const known = new Map<string, Member>()
  const generations: TunedGeneration[] = []
  let spent = 0
  let changes = false
  let best: Best = { metric: options.metric ?? Infinity, values: constants.map(({ value }) => value) }
  const start = (): number => options.metric ?? generations[0]?.members[0]?.metric ?? Infinity
  const keyOf = (values: Vector): string => values.join()
  if (options.metric !== undefined)
    known.set(keyOf(best.values), { kind: 'returned', metric: options.metric, raced: false })

  /** What is known of all vectors; undefined for those beyond the limit. A race leaves those out that cannot be better than the best. */
  const evaluate = async (
    vectors: readonly Vector[],
    limit: number,
    { race }: { readonly race: boolean },
  ): Promise<readonly (Member | undefined)[]> => {
    const distinct = [...new Map(vectors.map((values) => [keyOf(values), values])).values()]
    const isRace = race && distinct.length >= leastRacers && Number.isFinite(best.metric)
    const affordable = Math.floor(limit - spent - (isRace ? 1 : 0))
    const fresh = distinct.filter((values) => !known.has(keyOf(values))).slice(0, Math.max(0, affordable))
    if (fresh.length > 0 && interrupt?.aborted !== true) {
      const rival = isRace ? best.values : undefined
      const result = await generation(generations.length, { source, constants, vectors: fresh, rival })
      if (result.members.length !== fresh.length)
        throw new RangeError(`Expected ${fresh.length} results, one for each program, got ${result.members.length}`)
      spent += result.share
      generations.push({ vectors: fresh, ...result })
      for (const [at, values] of fresh.entries()) {
        const member = result.members[at] as Member
        known.set(keyOf(values), member)
        changes ||= !Object.is(member.metric, member.raced ? result.bar : start())
        if (!member.raced && member.metric < best.metric) best = { values, metric: member.metric }
      }
      onProgress?.(spent, best.metric)
    }
    return vectors.map((values) => known.get(keyOf(values)))
  }
  return {
    evaluate,
    budget,
    generations,
    spent: (): number => spent,
    best: (): Best => best,
    start,
    /** Whether any values made a difference. */
    changes: (): boolean => changes,
    isInterrupted: (): boolean => interrupt?.aborted === true,
  }
}

type Meter = ReturnType<typeof meter>

/** What the optimiser is told: metrics, and for members that were raced what ranks them behind all others, by their metric on the first block. */
const objectivesOf = (members: readonly Member[], best: number): readonly number[] => {
  const finite = members.flatMap(({ metric, raced }) => (raced || !Number.isFinite(metric) ? [] : [metric]))
  const behind = Math.max(best, ...finite)
  const raced = members.flatMap((member) => (member.raced ? [member.metric] : []))
  const ahead = Math.min(...raced)
  return members.map(({ metric, raced }) => (raced ? behind + (metric - ahead) : metric))
}

const search = async (constants: readonly Constant[], run: Meter, random: Random): Promise<Tuned['ended']> => {
  const start = run.start()
  const limit = run.budget - Math.min(3, Math.floor(run.budget / 10))
  const optimiser = restartingCmaEs({
    start: constants.map((constant) => toUnit(constant, constant.value)),
    sigma,
    random,
    minSpread: 1e-4,
    minDifference: Number.isFinite(start) ? 1e-7 * Math.abs(start) : 1e-12,
    maxStalls: 1,
  })
  let idle = 0
  let failing = 0
  let fruitless = 0
  let begun = { restarts: 0, metric: start }
  for (let turn = 1; run.spent() < limit; turn++) {
    if (idle >= maxIdle) return 'exhausted'
    const before = run.spent()
    const vectors = optimiser.ask().map((units) => units.map((unit, i) => fromUnit(constants[i] as Constant, unit)))
    if (optimiser.restarts() > begun.restarts) {
      fruitless = run.best().metric < begun.metric ? 0 : fruitless + 1
      begun = { restarts: optimiser.restarts(), metric: run.best().metric }
      if (fruitless >= maxFruitless) return 'no progress'
    }
    const members = await run.evaluate(vectors, limit, { race: true })
    idle = run.spent() === before ? idle + 1 : 0
    const complete = members.filter((member) => member !== undefined)
    if (complete.length < members.length) return run.isInterrupted() ? 'interrupted' : 'budget'
    failing = complete.every(({ kind }) => kind !== 'returned') ? failing + 1 : 0
    if (failing >= patience) return 'failing'
    if (turn >= patience && !run.changes()) return 'flat'
    optimiser.tell(objectivesOf(complete, run.best().metric))
  }
  return 'budget'
}

/** The best program with the fewest digits that cost next to nothing of the gain. */
const shortened = async (constants: readonly Constant[], run: Meter): Promise<Best> => {
  const found = run.best()
  const start = run.start()
  const allowed = Number.isFinite(start) ? found.metric + roundingLoss * (start - found.metric) : found.metric
  const vectors = [1, 2, 3].map((digits) =>
    found.values.map((value, i) => {
      const constant = constants[i] as Constant
      return value === constant.value ? value : fitted(constant, value, { digits })
    }),
  )
  const members = await run.evaluate(vectors, run.budget, { race: false })
  const shortest = members.findIndex((member) => member?.raced === false && member.metric <= allowed)
  const values = vectors[shortest]
  const member = members[shortest]
  return values === undefined || member === undefined ? run.best() : { metric: member.metric, values }
}

/**
 * Tunes a program's constants on the scales that `findConstants` gives them, starting from their values, and rounds what it found as far
 * as that costs at most a hundredth of the gain. Members of a generation race against the best so far on the set's first block; the search
 * starts anew where it stops, and ends where that finds nothing better twice in a row. Deterministic for given results; never worse than the
 * program given.
 */
export const tune = async (source: string, options: TuneOptions): Promise<Tuned> => {
  const constants = findConstants(source).slice(0, maxConstants)
  const { metric: given = Infinity } = options
  if (constants.length === 0 || options.budget < 1)
    return { source, metric: given, start: given, spent: 0, ended: 'exhausted', constants: [], generations: [] }
  const run = meter(source, constants, options)
  if (options.metric === undefined) await run.evaluate([constants.map(({ value }) => value)], 1, { race: false })
  const start = run.start()
  const ended = await search(constants, run, options.random)
  const isBetter = run.best().metric < start
  const { metric, values } = isBetter ? await shortened(constants, run) : run.best()
  return {
    source: isBetter ? withConstants(source, constants, values) : source,
    metric,
    start,
    spent: run.spent(),
    ended,
    constants: constants.map((constant, i) => ({
      ...constant,
      after: isBetter ? (values[i] as number) : constant.value,
    })),
    generations: run.generations,
  }
}
