/** Tunes the numeric constants of a program with CMA-ES. */

import { type Constant, findConstants, withConstants } from '../candidate/constants.ts'
import type { Random } from '../random.ts'
import { fitted, fromUnit, toUnit } from './axis.ts'
import type { Vector } from './cma-es.ts'
import { restartingCmaEs } from './restarts.ts'

/** What was evaluated together: the constants' values and the metric that each gave. One step of the journal. */
export type Generation = { readonly vectors: readonly Vector[]; readonly metrics: readonly number[] }

export type TuneOptions = {
  /** Evaluates programs; the metric of each, `Infinity` for one that failed. `index` counts generations from 0. */
  readonly generation: (
    index: number,
    sources: readonly string[],
    vectors: readonly Vector[],
  ) => Promise<readonly number[]>
  /** Evaluations that may be spent, one a source. */
  readonly budget: number
  readonly random: Random
  /** The metric of the program as it is, where known; evaluated first where not. */
  readonly metric?: number
}

/** The best program found: the one given where none was better. */
export type Tuned = {
  readonly source: string
  readonly metric: number
  /** Evaluations spent. */
  readonly spent: number
  /** In the order of the source; none where the program has no constants to tune. */
  readonly constants: readonly { readonly before: number; readonly after: number }[]
  readonly generations: readonly Generation[]
}

/** More constants than this are left as they are, the last ones of the source. */
const maxConstants = 50

/** Steps of a sixth of the range: for a constant on a logarithmic axis over two decades, a factor of two. */
const sigma = 0.15

/** Generations without any program that is new (few whole numbers), after which the search is over. */
const maxIdle = 20

/** Generations after which constants are given up that never changed the metric. */
const patience = 3

/** The share of the gain that shorter constants may cost. */
const roundingLoss = 0.01

type Best = { readonly metric: number; readonly values: Vector }

/** Evaluates within the budget, never the same program twice. */
const meter = (source: string, constants: readonly Constant[], options: TuneOptions) => {
  const { budget, generation } = options
  const known = new Map<string, number>()
  const generations: Generation[] = []
  let spent = 0
  let best: Best = { metric: options.metric ?? Infinity, values: constants.map(({ value }) => value) }
  if (options.metric !== undefined) known.set(source, options.metric)

  /** The metrics of all vectors; undefined for those beyond the budget. */
  const evaluate = async (vectors: readonly Vector[], limit: number): Promise<readonly (number | undefined)[]> => {
    const programs = vectors.map((values) => ({ values, source: withConstants(source, constants, values) }))
    const fresh = [...new Map(programs.map((program) => [program.source, program])).values()]
      .filter((program) => !known.has(program.source))
      .slice(0, Math.max(0, limit - spent))
    if (fresh.length > 0) {
      spent += fresh.length
      const tried = fresh.map(({ values }) => values)
      const sources = fresh.map((program) => program.source)
      const metrics = (await generation(generations.length, sources, tried)).map((m) =>
        Number.isNaN(m) ? Infinity : m,
      )
      if (metrics.length !== fresh.length)
        throw new RangeError(`Expected ${fresh.length} metrics, one for each program, got ${metrics.length}`)
      generations.push({ vectors: tried, metrics })
      fresh.forEach((program, i) => {
        const metric = metrics[i] as number
        known.set(program.source, metric)
        if (metric < best.metric) best = { values: program.values, metric }
      })
    }
    return programs.map((program) => known.get(program.source))
  }
  return {
    evaluate,
    budget,
    generations,
    spent: (): number => spent,
    best: (): Best => best,
    metrics: (): Iterable<number> => known.values(),
  }
}

type Meter = ReturnType<typeof meter>

const search = async (constants: readonly Constant[], run: Meter, random: Random, start: number): Promise<void> => {
  const limit = run.budget - Math.min(3, Math.floor(run.budget / 10))
  const optimiser = restartingCmaEs({
    start: constants.map((constant) => toUnit(constant, constant.value)),
    sigma,
    random,
    minSpread: 1e-4,
    minDifference: Number.isFinite(start) ? 1e-7 * Math.abs(start) : 1e-12,
  })
  let idle = 0
  for (let turn = 1; run.spent() < limit && idle < maxIdle; turn++) {
    const before = run.spent()
    const vectors = optimiser.ask().map((units) => units.map((unit, i) => fromUnit(constants[i] as Constant, unit)))
    const metrics = await run.evaluate(vectors, limit)
    idle = run.spent() === before ? idle + 1 : 0
    const complete = metrics.filter((metric) => metric !== undefined)
    if (complete.length < metrics.length) return
    if (turn >= patience && [...run.metrics()].every((metric) => metric === start)) return
    optimiser.tell(complete)
  }
}

/** The best program with the fewest digits that cost next to nothing of the gain. */
const shortened = async (constants: readonly Constant[], run: Meter, start: number): Promise<Best> => {
  const found = run.best()
  const allowed = Number.isFinite(start) ? found.metric + roundingLoss * (start - found.metric) : found.metric
  const vectors = [1, 2, 3].map((digits) =>
    found.values.map((value, i) => {
      const constant = constants[i] as Constant
      return value === constant.value ? value : fitted(constant, value, { digits })
    }),
  )
  const metrics = await run.evaluate(vectors, run.budget)
  const shortest = metrics.findIndex((metric) => metric !== undefined && metric <= allowed)
  const values = vectors[shortest]
  const metric = metrics[shortest]
  return values === undefined || metric === undefined ? run.best() : { metric, values }
}

/**
 * Tunes a program's constants on the scales that `findConstants` gives them, starting from their values, and rounds what it found as far
 * as that costs at most a hundredth of the gain. Deterministic for given metrics; never worse than the program given.
 */
export const tune = async (source: string, options: TuneOptions): Promise<Tuned> => {
  const constants = findConstants(source).slice(0, maxConstants)
  if (constants.length === 0 || options.budget < 1)
    return { source, metric: options.metric ?? Infinity, spent: 0, constants: [], generations: [] }
  const run = meter(source, constants, options)
  const given = constants.map(({ value }) => value)
  if (options.metric === undefined) await run.evaluate([given], 1)
  const start = run.best().metric
  await search(constants, run, options.random, start)
  const isBetter = run.best().metric < start
  const { metric, values } = isBetter ? await shortened(constants, run, start) : run.best()
  return {
    source: isBetter ? withConstants(source, constants, values) : source,
    metric,
    spent: run.spent(),
    constants: constants.map(({ value }, i) => ({ before: value, after: isBetter ? (values[i] as number) : value })),
    generations: run.generations,
  }
}
