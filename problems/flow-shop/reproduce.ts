/** The family's published numbers, made again by `npm run reproduce`. */

import type { MeasuredCell, ReproduceCell } from 'heuristica/problem'

const sizes = '20-5 20-10 20-20 50-5 50-10 50-20 100-5 100-10 100-20 200-10 200-20 500-20'.split(' ')

/** Mean gaps to the best known makespans, from the makespans that the authors published for every instance. */
const constructed: Readonly<Record<string, readonly number[]>> = {
  NEH: [3.3, 4.6, 3.73, 0.73, 5.07, 6.65, 0.53, 2.21, 5.34, 1.26, 4.41, 2.07],
  NEHFF: [2.56, 3.54, 3.33, 0.75, 4.9, 5.81, 0.41, 1.72, 5.15, 0.99, 3.89, 1.71],
}

/** The best known makespan of ta056 has improved since, by two. */
const improved = '50-20'

const constructive = Object.entries(constructed).flatMap(([heuristic, gaps]) =>
  gaps.map((published, at): MeasuredCell => {
    const size = sizes[at] as string
    return {
      kind: 'published',
      table:
        'NEH and NEHFF on Taillard’s instances, mean gap to the best known, %: Benavides and Ritt 2018, data of table 7',
      problem: 'flow-shop/sequence',
      set: `taillard-${size}`,
      heuristic,
      statistic: 'mean of ratios',
      reference: { method: 'best' },
      published,
      decimals: 2,
      ...(size === improved && { tolerance: 0.011, note: 'a best known value has improved since' }),
    }
  }),
)

/** The authors ran up to 1000 iterations and 60 seconds. */
const eoh: readonly (readonly [size: string, gap: number, iterations: number])[] = [
  ['20-5', 0.09, 1000],
  ['20-10', 0.3, 1000],
  ['20-20', 0.1, 1000],
  ['50-5', 0.02, 1000],
  ['50-10', 0.19, 1000],
  ['50-20', 0.6, 500],
  ['100-5', -0.04, 100],
  ['100-10', 0.14, 100],
]

const guided = eoh.map(([size, published, iterations]): MeasuredCell => ({
  kind: 'target',
  table:
    'Guided local search on Taillard’s instances, mean gap to the first upper bounds, %: EoH (Liu and others 2024), table 12',
  problem: 'flow-shop/gls',
  set: `taillard-${size}`,
  heuristic: 'after EoH',
  statistic: 'mean of ratios',
  reference: { method: 'taillard-1993' },
  settings: { iterations },
  published,
  decimals: 2,
  note: `another local search, ${iterations} iterations`,
}))

export const cells: readonly ReproduceCell[] = [...constructive, ...guided]
