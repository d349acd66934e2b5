/** The family's numbers: what was published for Taillard's instances, and what another implementation of ours gives. */

import type { MeasuredCell, ReproduceCell } from 'heuristica/problem'

/** Means over the fourteen instances, from the makespans that the tests list. */
const listed = [
  ['SPT', 2520.5],
  ['MOPNR', 2380.4],
  ['MWKR', 2381.2],
].map(([heuristic, published]): MeasuredCell => ({
  kind: 'published',
  table: 'Non-delay rules on 14 of Taillard’s instances, mean makespan: the tests of cpscheduler',
  problem: 'job-shop/dispatch',
  set: 'taillard-sample',
  heuristic: heuristic as string,
  statistic: 'mean objective',
  published: published as number,
  decimals: 1,
}))

const sizes = ['15-15', '20-15', '20-20', '30-15', '30-20'] as const

/** The rules as the study ran them, in a schedule generation that it did not release. */
const studied: Readonly<Record<string, readonly number[]>> = {
  SPT: [1902.6, 2253.6, 2655.8, 2888.4, 3234.7],
  MWKR: [1927.5, 2190.7, 2518.6, 2728, 3193.3],
  'FDD/MWKR': [1808.6, 2054, 2387.2, 2590.8, 3045],
  MOPNR: [1782.3, 2015.8, 2309.9, 2601.3, 2888.1],
}

const studies = Object.entries(studied).flatMap(([heuristic, makespans]) =>
  makespans.map((published, at): MeasuredCell => ({
    kind: 'target',
    table: 'Rules on Taillard’s instances, mean makespan: L2D (Zhang and others 2020), table 3',
    problem: 'job-shop/dispatch',
    set: `taillard-${sizes[at]}`,
    heuristic,
    statistic: 'mean objective',
    settings: { schedule: 'active' },
    published,
    decimals: 1,
    note: 'its schedule generation was not released',
  })),
)

type Measured = Readonly<Record<string, readonly number[]>>
const nonDelay: Measured = {
  SPT: [1546.1, 1813.5, 2067, 2419.3],
  LPT: [1734.7, 1994.3, 2278, 2664.7],
  FIFO: [1522.8, 1793.3, 2059.9, 2347.7],
  MWKR: [1464.3, 1683.6, 1969.8, 2214.8],
  MOPNR: [1481.3, 1686.7, 1968.3, 2195.8],
  'FDD/MWKR': [1447, 1655.5, 1940.2, 2175],
}
const active: Measured = {
  SPT: [1945.5, 2340.2, 2678.1, 3053.7],
  MWKR: [1559.2, 1753.9, 2068.4, 2345.4],
  MOPNR: [1557.7, 1783.5, 2067.8, 2308],
  'FDD/MWKR': [1546.3, 1746.3, 2031.2, 2331],
}

const measured = (schedule: 'non-delay' | 'active', rules: Measured): readonly MeasuredCell[] =>
  Object.entries(rules).flatMap(([heuristic, makespans]) =>
    makespans.map((published, at): MeasuredCell => ({
      kind: 'ours',
      table: 'Rules on Taillard’s instances, mean makespan, by a second implementation',
      problem: 'job-shop/dispatch',
      set: `taillard-${sizes[at]}`,
      heuristic,
      statistic: 'mean objective',
      settings: { schedule },
      published,
      decimals: 1,
    })),
  )

export const cells: readonly ReproduceCell[] = [
  ...listed,
  ...studies,
  ...measured('non-delay', nonDelay),
  ...measured('active', active),
]
