/** CMA-ES: evolution strategy with covariance matrix adaptation, after Hansen's tutorial (arXiv:1604.00772). */

import type { Random } from '../random.ts'
import { eigenSymmetric } from './eigen.ts'
import { defaultLambda, parameters } from './parameters.ts'

export type Vector = readonly number[]

/** A search that is asked for vectors and told their objectives; it minimises. */
export type AskTell = {
  /** The next generation. Ask and tell take turns. */
  ask(): readonly Vector[]
  /** The objectives of the last generation in its order; NaN counts as the worst. */
  tell(objectives: readonly number[]): void
  /** Why nothing more is to be expected; undefined while there is. */
  stopped(): StopReason | undefined
}

/** `spread`: steps are too small; `flat`: objectives stopped differing; `condition`: the matrix is beyond arithmetic; `divergence`: steps grew without end; `stalled`: nothing better was found for long; `evaluations`: all are used. */
export type StopReason = 'spread' | 'flat' | 'stalled' | 'condition' | 'divergence' | 'evaluations'

export type CmaEsOptions = {
  readonly start: Vector
  /** Initial standard deviation, the same in all coordinates: a third of the way to where the optimum may be. */
  readonly sigma: number
  readonly random: Random
  /** Population size. Default: 4 + ⌊3 ln n⌋. */
  readonly lambda?: number
  /** Learn from the worse half too. Default: true. */
  readonly active?: boolean
  /** Stop when every coordinate's standard deviation is below this. Default: 1e-12 × sigma. */
  readonly minSpread?: number
  /** Stop when the best objectives of recent generations, and all of the last, differ by less. Default: 1e-14. */
  readonly minDifference?: number
  /** Stop when so many times the generations that `flat` looks back on found nothing better. Default: no limit. */
  readonly maxStalls?: number
  /** Stop before a generation that would go beyond this number of evaluations. Default: no limit. */
  readonly maxEvaluations?: number
}

const dot = (a: Vector, b: Vector): number => a.reduce((total, value, i) => total + value * (b[i] as number), 0)

const times = (rows: readonly Vector[], x: Vector): number[] => rows.map((row) => dot(row, x))

const transpose = (rows: readonly Vector[]): number[][] => rows.map((_, j) => rows.map((row) => row[j] as number))

/** Standard normal draws in pairs (Box and Muller 1958). */
export const normals = (random: Random, count: number): number[] =>
  Array.from({ length: Math.ceil(count / 2) }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
    const angle = 2 * Math.PI * random.next()
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
    .flat()
    .slice(0, count)

/** One search from one start, without bounds; 1 ≤ n ≤ 50 or so. */
export const cmaEs = (options: CmaEsOptions): AskTell => {
  const { start, sigma: sigma0, random, active = true, minSpread = 1e-12 * sigma0, minDifference = 1e-14 } = options
  const { lambda = defaultLambda(start.length), maxEvaluations = Infinity, maxStalls = Infinity } = options
  const n = start.length
  if (n === 0) throw new RangeError('Expected at least one coordinate to search in')
  const p = parameters(n, lambda, active)
  const rows = (of: (i: number, j: number) => number): number[][] => start.map((_, i) => start.map((_, j) => of(i, j)))

  let mean = [...start]
  let sigma = sigma0
  let covariance = rows((i, j) => (i === j ? 1 : 0))
  let axes: readonly Vector[] = covariance
  let lengths: Vector = start.map(() => 1)
  let pathSigma = start.map(() => 0)
  let pathCov = start.map(() => 0)
  let steps: Vector[] = []
  let generation = 0
  let evaluations = 0
  let eigenGeneration = 0
  let reason: StopReason | undefined
  const bests: number[] = []
  const history = 10 + Math.ceil((30 * n) / lambda)

  /** C^(-1/2) y. */
  const whitened = (y: Vector): number[] =>
    times(
      axes,
      times(transpose(axes), y).map((value, i) => value / (lengths[i] as number)),
    )

  const decompose = (): void => {
    const { values, vectors } = eigenSymmetric(covariance)
    eigenGeneration = generation
    if (Math.min(...values) <= 0 || Math.max(...values) > 1e14 * Math.min(...values)) {
      reason ??= 'condition'
      return
    }
    axes = vectors
    lengths = values.map(Math.sqrt)
  }

  const checkStop = (objectives: Vector): void => {
    const spread = sigma * Math.sqrt(Math.max(...covariance.map((row, i) => row[i] as number)))
    const recent = [...bests.slice(-history), ...objectives]
    if (spread < minSpread) reason ??= 'spread'
    if (spread > 1e8 * sigma0 || !Number.isFinite(sigma)) reason ??= 'divergence'
    const range = Math.max(...recent) - Math.min(...recent)
    // Infinity − Infinity is NaN: generations of failures only are flat too.
    if (bests.length >= history && !(range >= minDifference)) reason ??= 'flat'
    const recently = bests.slice(-maxStalls * history)
    if (bests.length > recently.length && Math.min(...recently) >= Math.min(...bests.slice(0, -recently.length)))
      reason ??= 'stalled'
    if (evaluations + lambda > maxEvaluations) reason ??= 'evaluations'
  }

  return {
    ask: () => {
      steps = Array.from({ length: lambda }, () =>
        times(
          axes,
          normals(random, n).map((z, i) => z * (lengths[i] as number)),
        ),
      )
      return steps.map((y) => y.map((value, i) => (mean[i] as number) + sigma * value))
    },

    tell: (told) => {
      if (told.length !== steps.length || steps.length === 0)
        throw new RangeError(`Expected ${steps.length} objectives, one for each vector asked, got ${told.length}`)
      const objectives = told.map((value) => (Number.isNaN(value) ? Infinity : value))
      const ranked = steps
        .map((step, i) => ({ step, objective: objectives[i] as number, i }))
        .toSorted((a, b) => (a.objective === b.objective ? a.i - b.i : a.objective < b.objective ? -1 : 1))
        .map(({ step }) => step)
      steps = []
      generation++
      evaluations += lambda
      bests.push(Math.min(...objectives))

      const shift = start.map((_, i) =>
        ranked.slice(0, p.mu).reduce((total, y, k) => total + (p.weights[k] as number) * (y[i] as number), 0),
      )
      mean = mean.map((value, i) => value + sigma * (shift[i] as number))

      const white = whitened(shift)
      const gainSigma = Math.sqrt(p.cSigma * (2 - p.cSigma) * p.muEff)
      pathSigma = pathSigma.map((value, i) => (1 - p.cSigma) * value + gainSigma * (white[i] as number))
      const lengthSigma = Math.sqrt(dot(pathSigma, pathSigma))
      const expected = Math.sqrt(1 - (1 - p.cSigma) ** (2 * generation)) * (1.4 + 2 / (n + 1)) * p.chi
      const moves = lengthSigma < expected ? 1 : 0
      const gainCov = moves * Math.sqrt(p.cCov * (2 - p.cCov) * p.muEff)
      pathCov = pathCov.map((value, i) => (1 - p.cCov) * value + gainCov * (shift[i] as number))

      const weights = ranked.map((y, k) => {
        const weight = p.weights[k] as number
        const length = weight < 0 ? whitened(y).reduce((total, value) => total + value * value, 0) : 1
        return weight < 0 ? (weight * n) / Math.max(length, 1e-300) : weight
      })
      const decay =
        1 +
        p.c1 * (1 - moves) * p.cCov * (2 - p.cCov) -
        p.c1 -
        p.cMu * p.weights.reduce((total, weight) => total + weight, 0)
      covariance = rows((i, j) => {
        const rankMu = ranked.reduce(
          (total, y, k) => total + (weights[k] as number) * (y[i] as number) * (y[j] as number),
          0,
        )
        const rankOne = (pathCov[i] as number) * (pathCov[j] as number)
        return decay * ((covariance[i] as number[])[j] as number) + p.c1 * rankOne + p.cMu * rankMu
      })
      sigma *= Math.exp(Math.min(1, (p.cSigma / p.dSigma) * (lengthSigma / p.chi - 1)))

      if (generation - eigenGeneration > 1 / (10 * n * (p.c1 + p.cMu)) - 1) decompose()
      checkStop(objectives)
    },

    stopped: () => reason,
  }
}
