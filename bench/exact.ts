/** Times the exact solver of the tardiness family on one instance of each class: `node --conditions=source bench/exact.ts [--large]`. */

import { parseArgs } from 'node:util'
import { solveExactly } from '../problems/tardiness/exact.ts'
import { generate } from '../problems/tardiness/instances.ts'
import { alignedTable } from '../src/report/aligned-table.ts'

const { values } = parseArgs({ options: { large: { type: 'boolean', default: false } } })
const sizes = [20, 50, 100, 200, ...(values.large ? [500] : [])]
const tenths = [2, 4, 6, 8, 10]

const measure = (n: number) =>
  tenths.flatMap((tf10) =>
    tenths.map((rdd10) => {
      const instance = generate({ n, tf10, rdd10, rep: 100 })
      const begin = performance.now()
      const { states } = solveExactly(instance)
      return { label: `TF ${tf10 / 10} RDD ${rdd10 / 10}`, ms: performance.now() - begin, states }
    }),
  )

measure(20)
const heads = ['n', 'mean ms', 'max ms', 'slowest class', 'most states']
const rows = sizes.map((n) => {
  const runs = measure(n)
  const slowest = runs.reduce((a, b) => (a.ms > b.ms ? a : b))
  const mean = runs.reduce((sum, { ms }) => sum + ms, 0) / runs.length
  const states = Math.max(...runs.map((run) => run.states))
  return [String(n), mean.toFixed(2), slowest.ms.toFixed(2), slowest.label, String(states)]
})
console.log(
  alignedTable(
    heads.map((head) => ({ head, align: 'right' as const })),
    rows,
  ),
)
