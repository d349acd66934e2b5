/** The family's published numbers, made again by `npm run reproduce`. */

import type { MeasuredCell, ReproduceCell } from 'heuristica/problem'

/** Mean lengths after 100 iterations, from the authors' notebook. */
const ants = [
  [20, 4.739372008116089],
  [50, 8.988891687862166],
  [100, 15.50433433271301],
].map(([n, published]): MeasuredCell => ({
  kind: 'published',
  table: 'ReEvo (Ye and others 2024), ant system for vehicle routing: mean length in the authors’ notebook',
  problem: 'cvrp/aco',
  set: `reevo-aco-validation-${n}`,
  heuristic: 'ReEvo',
  statistic: 'mean objective',
  published: published as number,
  decimals: 3,
  streams: 10,
  tolerance: { relative: 0.005, standardErrors: 3 },
  note: 'other random numbers',
}))

const antRows: readonly (readonly [heuristic: string, lengths: readonly number[]])[] = [
  ['human', [8.98, 18.34, 30.02]],
  ['AEL', [4.86, 9.62, 16.67]],
  ['ReEvo', [4.81, 9.2, 15.89]],
  ['ReEvo, black-box', [5.46, 11.53, 21.11]],
]
const antTable = antRows.flatMap(([heuristic, lengths]) =>
  lengths.map((published, at): ReproduceCell => ({
    kind: 'unavailable',
    table: 'ReEvo (Ye and others 2024), table 4, ant system for vehicle routing: mean length',
    problem: 'cvrp/aco',
    heuristic,
    column: `n = ${[20, 50, 100][at]}`,
    published,
    decimals: 2,
    reason: 'the heuristics of the table were not released',
  })),
)

const lnsTable = 'G-LNS (2026), large-neighbourhood search for vehicle routing: gap to the best of its table, %'
/** The mean lengths that the table's gaps are to, by size: OR-Tools' up to 50 customers, G-LNS's own beyond. */
const lnsReferences: Readonly<Record<number, number>> = { 10: 3.0964, 20: 4.6057, 50: 8.1449, 100: 13.817, 200: 24.774 }
const lnsRows: readonly (readonly [row: string, heuristic: string, gaps: readonly number[]])[] = [
  ['ALNS', 'ALNS', [2.45, 4.62, 4.26, 3.43, 3.63]],
  ['G-LNS', 'after G-LNS', [1.44, 2.2, 1.29, 0, 0]],
]
const neighbourhoods = lnsRows.flatMap(([row, heuristic, gaps]) =>
  Object.keys(lnsReferences).map((n, at): MeasuredCell => ({
    kind: 'target',
    table: lnsTable,
    problem: 'cvrp/lns',
    set: `glns-test-${n}`,
    heuristic,
    statistic: 'ratio of means',
    reference: { value: lnsReferences[Number(n)] as number, by: 'the best of the table' },
    published: gaps[at] as number,
    decimals: 2,
    note: row === heuristic ? 'operators not released' : 'operators written anew, shorter',
  })),
)
const solver = [0, 0, 0, 2.09, 1.27].map((published, at): ReproduceCell => ({
  kind: 'unavailable',
  table: lnsTable,
  problem: 'cvrp/lns',
  heuristic: 'OR-Tools',
  column: `n = ${Object.keys(lnsReferences)[at]}`,
  published,
  decimals: 2,
  reason: 'a solver of its own; its version and time were not told',
}))

/** In the order of the tables. */
export const cells: readonly ReproduceCell[] = [...ants, ...antTable, ...neighbourhoods, ...solver]
