/** Published numbers of searches, made again by `npm run reproduce`. */

import type { MeasuredCell, ReproduceCell } from 'heuristica/problem'

const guidedTable = 'ReEvo (Ye and others 2024), guided local search: mean length above the mean of LKH, %'
/** Mean lengths by LKH on the test sets, from the authors' notebook. */
const lkh: Readonly<Record<number, number>> = {
  20: 3.8362853943492015,
  50: 5.68457994395107,
  100: 7.778580370400294,
  200: 10.71194600194464,
}
/** Gaps as the authors' notebook printed them. */
const guidedGaps: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  KGLS: { 20: 0.004242, 50: 0.016862, 100: 0.002327, 200: 0.284046 },
  'KGLS-ReEvo': { 20: 0, 50: 0, 100: 0, 200: 0.216382 },
}

const guided = Object.entries(guidedGaps).flatMap(([heuristic, gaps]) =>
  Object.entries(gaps).map(([n, published]): MeasuredCell => ({
    kind: 'published',
    table: guidedTable,
    problem: 'tsp/gls',
    set: `reevo-gls-test-${n}`,
    heuristic,
    statistic: 'ratio of means',
    reference: { value: lkh[Number(n)] as number, by: 'LKH' },
    published,
    decimals: 6,
    tolerance: 1e-4,
  })),
)

const ants: MeasuredCell = {
  kind: 'published',
  table: 'ReEvo (Ye and others 2024), ant system: mean length in the authors’ notebook',
  problem: 'tsp/aco',
  set: 'reevo-aco-validation-20',
  heuristic: 'ReEvo',
  statistic: 'mean objective',
  published: 3.8639757221712103,
  decimals: 3,
  streams: 10,
  tolerance: { relative: 0.005, standardErrors: 3 },
  note: 'other random numbers',
}

const antRows: readonly (readonly [heuristic: string, lengths: readonly number[]])[] = [
  ['human', [3.9, 6.54, 10.11]],
  ['AEL', [3.9, 6.08, 8.97]],
  ['ReEvo', [3.87, 5.84, 8.4]],
  ['ReEvo, black-box', [3.88, 6.07, 8.96]],
]
const antTable = antRows.flatMap(([heuristic, lengths]) =>
  lengths.map((published, at): ReproduceCell => ({
    kind: 'unavailable',
    table: 'ReEvo (Ye and others 2024), table 4, ant system: mean length',
    problem: 'tsp/aco',
    heuristic,
    column: `n = ${[20, 50, 100][at]}`,
    published,
    decimals: 2,
    reason: 'the heuristics of the table were not released',
  })),
)

const eohTable = 'EoH (Liu and others 2024), table 10, guided local search: mean gap, %'
const updates = [
  [20, 0],
  [50, 0],
  [100, 0.025],
].map(([n, published]): ReproduceCell => ({
  kind: 'unavailable',
  table: eohTable,
  problem: 'tsp/gls-update',
  heuristic: 'EoH',
  column: `n = ${n}`,
  published: published as number,
  decimals: 3,
  reason: 'its 1000 instances were not released, and its budget was seconds',
}))

const lnsTable = 'G-LNS (2026), large-neighbourhood search: gap to LKH, %'
const lnsReferences: Readonly<Record<number, number>> = { 10: 2.833, 20: 3.825, 50: 5.717, 100: 7.813, 200: 10.665 }
const lnsRows: readonly (readonly [row: string, heuristic: string, gaps: readonly number[]])[] = [
  ['ALNS', 'ALNS', [0.25, 3.53, 5.65, 4.85, 5.96]],
  ['G-LNS', 'after G-LNS', [0, 0.01, 0.37, 1.1, 1.31]],
]
const neighbourhoods = lnsRows.flatMap(([row, heuristic, gaps]) =>
  Object.keys(lnsReferences).map((n, at): MeasuredCell => ({
    kind: 'target',
    table: lnsTable,
    problem: 'tsp/lns',
    set: `glns-test-${n}`,
    heuristic,
    statistic: 'ratio of means',
    reference: { value: lnsReferences[Number(n)] as number, by: 'LKH' },
    published: gaps[at] as number,
    decimals: 2,
    note: row === heuristic ? 'operators not released' : 'operators written anew, shorter',
  })),
)

/** In the order of the tables. */
export const searchCells: readonly ReproduceCell[] = [...guided, ants, ...antTable, ...updates, ...neighbourhoods]
