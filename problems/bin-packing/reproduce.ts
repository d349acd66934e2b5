/** The family's published numbers, and what we know of our own: percent of bins above L1, and bins of the ant colony. */

import type { MeasuredCell, ReproduceCell } from 'heuristica/problem'

const eohTable = 'Online bin packing, EoH (Liu and others 2024), table 1'
const funSearchTable = 'Online bin packing, FunSearch (Romera-Paredes and others 2024), table 1'
const weibullSets = ['weibull-1k', 'weibull-5k', 'weibull-10k'] as const

type Column = { readonly set: string; readonly published: number }

/** A row of a table of gaps: published ratios of means to the mean of L1, whatever bound the paper names. */
const gaps = (
  row: Pick<MeasuredCell, 'kind' | 'table' | 'problem' | 'heuristic' | 'decimals'>,
  columns: readonly Column[],
): readonly ReproduceCell[] =>
  columns.map(({ set, published }) => ({
    ...row,
    set,
    published,
    statistic: 'ratio of means',
    reference: { method: 'l1' },
  }))

const onWeibull = (values: readonly number[]): readonly Column[] =>
  values.map((published, at) => ({ set: weibullSets[at] as string, published }))

const eohRow = (heuristic: string, ...values: readonly number[]): readonly ReproduceCell[] =>
  gaps({ kind: 'published', table: eohTable, problem: 'bin-packing/online', heuristic, decimals: 2 }, onWeibull(values))

const funSearchRow = (heuristic: string, columns: readonly Column[]): readonly ReproduceCell[] =>
  gaps({ kind: 'published', table: funSearchTable, problem: 'bin-packing/online', heuristic, decimals: 2 }, columns)

const ours = (
  problem: string,
  heuristic: string,
  values: Readonly<Record<string, number>>,
  table = 'Online bin packing, measured again',
): readonly ReproduceCell[] =>
  gaps(
    { kind: 'ours', table, problem: `bin-packing/${problem}`, heuristic, decimals: 3 },
    Object.entries(values).map(([set, published]) => ({ set, published })),
  )

/** ReEvo's notebook has 30 ants, and shows what one run of 100 iterations had reached on its way. */
const notebook = (heuristic: string, iterations: number, published: number): ReproduceCell => ({
  kind: 'published',
  table: "Offline bin packing by an ant colony, ReEvo's notebook (64 instances of 120 items, 30 ants)",
  problem: 'bin-packing/offline',
  set: 'reevo-val-120',
  heuristic,
  settings: { ants: 30, iterations },
  statistic: 'mean objective',
  published,
  decimals: 3,
  streams: 10,
  tolerance: { relative: 0.002, standardErrors: 3 },
  note: 'published: one unseeded stream',
})

const paper = (column: string, reported: Readonly<Record<string, number>>): readonly ReproduceCell[] =>
  Object.entries(reported).map(([heuristic, published]) => ({
    kind: 'unavailable',
    table: 'Offline bin packing by an ant colony, ReEvo (Ye and others 2024), table 4',
    problem: 'bin-packing/offline',
    heuristic,
    column,
    published,
    decimals: 2,
    reason: 'neither the instances nor the number of iterations are published',
  }))

const capacity500 = (heuristic: string, ...values: readonly number[]): readonly ReproduceCell[] =>
  values.map((published, at) => ({
    kind: 'unavailable',
    table: eohTable,
    problem: 'bin-packing/online',
    heuristic,
    column: `${['1k', '5k', '10k'][at]} C500`,
    published,
    decimals: 2,
    reason: 'the released instances with capacity 500 give other values, scaled or not',
  }))

export const cells: readonly ReproduceCell[] = [
  ...eohRow('First fit', 5.32, 4.4, 4.44),
  ...eohRow('Best fit', 4.87, 4.08, 4.09),
  ...eohRow('FunSearch (Weibull)', 3.78, 0.8, 0.33),
  ...eohRow('EoH', 2.24, 0.8, 0.61),
  ...capacity500('First fit', 4.97, 4.27, 4.28),
  ...capacity500('Best fit', 4.5, 3.91, 3.95),
  ...capacity500('FunSearch', 6.75, 1.47, 0.74),
  ...capacity500('EoH', 2.13, 0.78, 0.61),
  ...funSearchRow('First fit', [
    { set: 'funsearch-5k', published: 4.23 },
    { set: 'or3', published: 5.74 },
  ]),
  ...funSearchRow('Best fit', [
    { set: 'funsearch-5k', published: 3.98 },
    { set: 'or3', published: 5.37 },
  ]),
  ...funSearchRow('FunSearch (Weibull)', [{ set: 'funsearch-5k', published: 0.68 }]),
  ...funSearchRow('FunSearch (OR)', [{ set: 'or3', published: 3.11 }]),
  notebook('Size', 1, 51.797),
  notebook('Size', 10, 51.172),
  notebook('Size', 100, 50.125),
  notebook('ReEvo', 1, 49.891),
  notebook('ReEvo', 10, 49.641),
  notebook('ReEvo', 100, 49.375),
  ...paper('120', { Human: 51.05, AEL: 50.58, ReEvo: 50.01 }),
  ...paper('500', { Human: 215.73, AEL: 211.15, ReEvo: 207.31 }),
  ...paper('1000', { Human: 433.08, AEL: 422.6, ReEvo: 413.74 }),
  ...ours('online-score', 'EoH', {
    'weibull-1k': 2.238,
    'weibull-5k': 0.798,
    'weibull-10k': 0.605,
    'funsearch-5k': 0.684,
    or3: 7.977,
  }),
  ...ours('online-score', 'EoH (run 1)', {
    'weibull-1k': 2.138,
    'weibull-5k': 0.778,
    'weibull-10k': 0.561,
    'funsearch-5k': 0.624,
  }),
  ...ours('online', 'EoH (expert-seeded)', {
    'weibull-1k': 4.078,
    'weibull-5k': 0.827,
    'weibull-10k': 0.347,
    'funsearch-5k': 0.523,
  }),
  ...ours('online-state', 'Sum-of-Squares', {
    'weibull-1k': 2.785,
    'weibull-5k': 0.658,
    'weibull-10k': 0.323,
    'funsearch-5k': 0.483,
    or3: 7.107,
    'llm4ad-5k': 0.607,
  }),
  ...ours('online-score', 'First fit', { 'llm4ad-5k': 4.375 }),
  ...ours('online-score', 'Best fit', { 'llm4ad-5k': 3.997 }),
  ...ours('online', 'FunSearch (Weibull)', { 'llm4ad-5k': 0.716 }),
  ...ours('online-score', 'EoH (run 1)', { 'llm4ad-5k': 0.716 }),
  ...ours('online-score', 'EoH', { 'llm4ad-5k': 0.766 }),
]
