/** The family's numbers: what was published for other instances of the same kind, and what was measured on the generator's own. */

import type { ReproduceCell } from 'heuristica/problem'

const reference = { method: 'exact' }

type Rule = {
  readonly name: string
  /** Which contract it is written in. */
  readonly problem: 'dispatch' | 'sequence'
  /** Mean and pooled gap in percent, by size. */
  readonly gaps: Readonly<Record<number, readonly [mean: number, pooled: number]>>
}

/** Measured with another implementation of generator, solver and rules, over all 25 classes. */
const measured: readonly Rule[] = [
  {
    name: 'EDD',
    problem: 'dispatch',
    gaps: { 20: [44.47, 43.97], 50: [52.39, 49.4], 100: [55.27, 51.3], 200: [58.58, 52.73], 500: [59.02, 53.6] },
  },
  {
    name: 'EDDC',
    problem: 'sequence',
    gaps: { 20: [10.15, 2.86], 50: [13.77, 2.91], 100: [20.1, 2.95], 200: [28.53, 2.75], 500: [27.19, 2.65] },
  },
  {
    name: 'MDD',
    problem: 'sequence',
    gaps: { 20: [1.51, 0.77], 50: [1.5, 0.72], 100: [1.65, 0.76], 200: [1.63, 0.72], 500: [1.38, 0.63] },
  },
  {
    name: 'MDDC',
    problem: 'sequence',
    gaps: { 20: [1.5, 0.49], 50: [1.44, 0.55], 100: [1.58, 0.68], 200: [1.6, 0.67], 500: [1.43, 0.62] },
  },
  {
    name: 'PSK',
    problem: 'sequence',
    gaps: { 20: [1.49, 0.76], 50: [1.44, 0.71], 100: [1.64, 0.75], 200: [1.62, 0.71], 500: [1.36, 0.63] },
  },
  {
    name: 'AU',
    problem: 'dispatch',
    gaps: { 20: [15.51, 2.07], 50: [5.17, 1.3], 100: [9.15, 1.03], 200: [5.06, 0.86], 500: [8.38, 0.7] },
  },
  {
    name: 'COVERT',
    problem: 'dispatch',
    gaps: { 20: [50.94, 2.56], 50: [16.58, 1.41], 100: [15.04, 1.08], 200: [12.33, 0.87], 500: [13.32, 0.7] },
  },
  {
    name: 'NBR',
    problem: 'sequence',
    gaps: { 20: [1.76, 1.68], 50: [2.57, 2.41], 100: [3.06, 2.71], 200: [2.67, 2.6], 500: [2.88, 2.63] },
  },
  {
    name: 'AugMDD',
    problem: 'sequence',
    gaps: { 20: [0.8, 0.46], 50: [0.97, 0.47], 100: [1.21, 0.53], 200: [1.09, 0.51], 500: [1.13, 0.51] },
  },
  {
    name: 'AugMDDC',
    problem: 'sequence',
    gaps: { 20: [0.6, 0.28], 50: [0.8, 0.37], 100: [1.11, 0.48], 200: [1.05, 0.49], 500: [1.08, 0.49] },
  },
  {
    name: 'SPT',
    problem: 'dispatch',
    gaps: { 20: [910.01, 22.8], 50: [1482, 26.56], 100: [5491, 27.79], 200: [9541, 28.52], 500: [203062, 28.51] },
  },
]

/** AU's exponentials differ in their last digits between machines; NBR was written twice from an abstract. */
const tolerances: Readonly<Record<string, number>> = { AU: 0.01, NBR: 0.01 }

const measuredCells = ({ name, problem, gaps }: Rule): readonly ReproduceCell[] =>
  Object.entries(gaps).flatMap(([n, [mean, pooled]]) => {
    const cell = {
      kind: 'ours',
      problem: `tardiness/${problem}`,
      set: `wide-${n}`,
      heuristic: name,
      reference,
      ...(tolerances[name] !== undefined && { tolerance: tolerances[name] }),
    } as const
    const decimals = mean > 1000 ? 0 : 2
    const [ofMean, ofPooled] = ['mean gap over all classes', 'pooled gap over all classes']
    return [
      { ...cell, table: ofMean, statistic: 'mean of ratios', published: mean, decimals },
      { ...cell, table: ofPooled, statistic: 'ratio of means', published: pooled, decimals: 2 },
    ]
  })

const study = 'Cetinkaya, Buyuktahtakin, Shojaee, Reddy 2025, tables 2 to 8: mean gap where TF is at most 0.8'

/** The classes that the study reports. */
const groups = [2, 4, 6, 8].flatMap((tf) => [2, 4, 6, 8, 10].map((rdd) => `TF 0.${tf} RDD ${(rdd / 10).toFixed(1)}`))

/** Gaps at n = 20, 100, 200 and 500; the study's instances come with no licence, so that ours are others of the same classes. */
const published: readonly (readonly [name: string, problem: Rule['problem'], ...gaps: readonly number[]])[] = [
  ['EDD', 'dispatch', 46.61, 59.57, 62.98, 127.5],
  ['EDDC', 'sequence', 12.83, 28.12, 52.02, 271.75],
  ['MDD', 'sequence', 1.86, 1.81, 2.07, 48.75],
  ['MDDC', 'sequence', 1.7, 1.52, 2.0, 48.4],
  ['PSK', 'sequence', 1.77, 1.79, 1.99, 48.74],
  ['AugMDD', 'sequence', 1.21, 1.27, 1.53, 48.15],
  ['AugMDDC', 'sequence', 0.79, 1.08, 1.44, 47.7],
]

const publishedCells = published.flatMap(([heuristic, problem, ...gaps]): readonly ReproduceCell[] => {
  const cell = { table: study, problem: `tardiness/${problem}`, heuristic, decimals: 2 }
  const targets = [20, 100, 200].map((n, at): ReproduceCell => ({
    ...cell,
    kind: 'target',
    set: `wide-${n}`,
    groups,
    statistic: 'mean of ratios',
    reference,
    published: gaps[at] as number,
    note: n === 20 ? 'other instances, whose due dates may be negative' : 'other instances',
  }))
  const reason = 'its heuristics were compared with the optima of other instances than they ran on'
  return [...targets, { ...cell, kind: 'unavailable', column: 'n = 500', published: gaps[3] as number, reason }]
})

export const cells: readonly ReproduceCell[] = [...publishedCells, ...measured.flatMap(measuredCells)]
