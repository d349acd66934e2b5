/** The family's published numbers, made again by `npm run reproduce`. */

import type { ReproduceCell } from 'heuristica/problem'

/** Mean prizes after so many iterations, as the authors' notebook printed them: one run on one stream of random numbers. */
const notebook: readonly (readonly [iterations: number, prizes: number])[] = [
  [1, 12.462335858585858],
  [10, 14.484812184343431],
  [30, 15.15307922979798],
  [50, 15.31330018939394],
  [100, 15.39080018939394],
]

const streams = 10

const measured = notebook.map(([iterations, published]): ReproduceCell => ({
  kind: 'published',
  table: 'ReEvo (Ye and others 2024), ant system with 30 ants: mean prizes in the authors’ notebook',
  problem: 'orienteering/aco',
  set: 'reevo-validation-50',
  heuristic: 'ReEvo',
  statistic: 'mean objective',
  settings: { ants: 30, iterations },
  published,
  decimals: 3,
  streams,
  // Three standard deviations of one stream, which is what was published.
  tolerance: { relative: 0.005, standardErrors: 3 * Math.sqrt(streams) },
  note: 'other random numbers',
}))

const rows: readonly (readonly [heuristic: string, prizes: readonly number[]])[] = [
  ['human', [13.52, 24.34, 36.89]],
  ['AEL', [15.05, 29.69, 52.25]],
  ['ReEvo', [15.03, 29.71, 52.16]],
  ['ReEvo, black-box', [10.53, 15.24, 16.59]],
]

const unavailable = rows.flatMap(([heuristic, prizes]) =>
  prizes.map((published, at): ReproduceCell => ({
    kind: 'unavailable',
    table: 'ReEvo (Ye and others 2024), table 4, ant system: mean prizes',
    problem: 'orienteering/aco',
    heuristic,
    column: `n = ${[50, 100, 200][at]}`,
    published,
    decimals: 2,
    reason: 'the heuristics of the table were not released',
  })),
)

export const cells: readonly ReproduceCell[] = [...measured, ...unavailable]
