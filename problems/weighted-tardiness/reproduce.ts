/** What the family's rules reach on the OR-Library's instances: measured with two implementations that share no code, against its best known totals. */

import type { ReproduceCell } from 'heuristica/problem'

const sizes = [40, 50, 100] as const

/** Mean gap over instances with a positive best total, and pooled gap, in percent, at each size. */
const measured: readonly (readonly [rule: string, ...gaps: readonly (readonly [mean: number, pooled: number])[]])[] = [
  ['EDD', [156.96, 98.66], [173.53, 108.49], [159.63, 108.49]],
  ['WSPT', [673.78, 29.13], [4981.2, 31.4], [5469.56, 30.78]],
  ['MDD', [76.61, 40.37], [75.33, 39.93], [73.98, 39.63]],
  ['WMDD', [50.48, 1.07], [283.35, 1.42], [173.16, 1.45]],
  ['COVERT', [48.62, 4.97], [109.47, 4.37], [74.67, 4.32]],
  ['ATC', [21.4, 2.0], [58.2, 2.44], [48.46, 2.77]],
  ['AU', [16.13, 2.55], [14.95, 2.77], [23.09, 2.99]],
]

const cellsOf = (statistic: 'mean of ratios' | 'ratio of means'): readonly ReproduceCell[] =>
  measured.flatMap(([heuristic, ...gaps]) =>
    gaps.map(([mean, pooled], at): ReproduceCell => ({
      kind: 'ours',
      table: `OR-Library (Crauwels, Potts, Van Wassenhove 1998), ${statistic === 'mean of ratios' ? 'mean' : 'pooled'} gap to its best known totals`,
      problem: 'weighted-tardiness/dispatch',
      set: `wt${sizes[at]}`,
      heuristic,
      statistic,
      reference: { method: 'best' },
      published: statistic === 'mean of ratios' ? mean : pooled,
      decimals: 2,
    })),
  )

export const cells: readonly ReproduceCell[] = [...cellsOf('ratio of means'), ...cellsOf('mean of ratios')]
