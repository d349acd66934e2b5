/** The family's published numbers, made again by `npm run reproduce`. */

import type { ReproduceCell } from 'heuristica/problem'

/** Mean prizes after so many iterations, as the authors' notebook printed them: one run on one stream of random numbers. */
const notebook: readonly (readonly [iterations: number, prizes: number])[] = [
  [1, 16.183777390580715],
  [10, 16.95788758133592],
  [20, 17.068556032421405],
  [30, 17.113623508631083],
  [40, 17.113623508631083],
  [50, 17.137104057227354],
]

const streams = 10

const measured = notebook.map(([iterations, published]): ReproduceCell => ({
  kind: 'published',
  table: 'ReEvo (Ye and others 2024), ant system with 10 ants: mean prizes in the authors’ notebook',
  problem: 'knapsack/multi',
  set: 'reevo-validation-100',
  heuristic: 'ReEvo',
  statistic: 'mean objective',
  settings: { ants: 10, iterations },
  published,
  decimals: 3,
  streams,
  // Three standard deviations of one stream, which is what was published.
  tolerance: { relative: 0.005, standardErrors: 3 * Math.sqrt(streams) },
  note: 'other random numbers',
}))

const rows: readonly (readonly [heuristic: string, prizes: readonly number[]])[] = [
  ['human', [16.77, 51.31, 122.35]],
  ['AEL', [17, 53.71, 129.56]],
  ['ReEvo', [16.97, 53.61, 130.1]],
  ['ReEvo, black-box', [16.92, 52.55, 127.29]],
]

const unavailable = rows.flatMap(([heuristic, prizes]) =>
  prizes.map((published, at): ReproduceCell => ({
    kind: 'unavailable',
    table: 'ReEvo (Ye and others 2024), table 4, ant system: mean prizes',
    problem: 'knapsack/multi',
    heuristic,
    column: `n = ${[100, 300, 500][at]}`,
    published,
    decimals: 2,
    reason: 'the heuristics of the table were not released',
  })),
)

export const cells: readonly ReproduceCell[] = [...measured, ...unavailable]
