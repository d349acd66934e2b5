/** CMA-ES in the unit box, started again with a doubled population when it stops: IPOP-CMA-ES (Auger and Hansen, CEC 2005). */

import type { Random } from '../random.ts'
import { type AskTell, type CmaEsOptions, type Vector, cmaEs } from './cma-es.ts'
import { defaultLambda } from './parameters.ts'

/** Folds the line onto [0, 1] by reflection at both ends, so that the search itself needs no bounds. */
export const folded = (x: number): number => {
  const inPeriod = Math.abs(x) % 2
  return inPeriod > 1 ? 2 - inPeriod : inPeriod
}

export type RestartOptions = Omit<CmaEsOptions, 'maxEvaluations'> & {
  /** Coordinates of `start` and of all vectors asked are in [0, 1]. */
  readonly start: Vector
  readonly random: Random
}

/** Searches the unit box without end: from `start` first, then from points drawn uniformly. */
export const restartingCmaEs = (options: RestartOptions): AskTell & { readonly restarts: () => number } => {
  const { start, random } = options
  let lambda = options.lambda ?? defaultLambda(start.length)
  let restarts = 0
  let search = cmaEs({ ...options, lambda })
  return {
    ask: () => {
      if (search.stopped() !== undefined) {
        lambda *= 2
        restarts++
        search = cmaEs({ ...options, lambda, start: start.map(() => random.next()) })
      }
      return search.ask().map((vector) => vector.map(folded))
    },
    tell: (objectives) => search.tell(objectives),
    stopped: () => undefined,
    restarts: () => restarts,
  }
}
