/** Guided local search on ten instances of 200 cities: the literal program, the same moves made fast, and the default search: `node --conditions=source bench/guided-local-search.ts [--instances 10]`. */

import { parseArgs } from 'node:util'
import { numpyRandom } from '../src/problem/numpy-random.ts'
import { guidedLocalSearch } from '../src/problem/search/guided-local-search.ts'
import { publishedGuidedLocalSearch } from '../src/problem/search/published-guided-local-search.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { literalGuidedLocalSearch } from './literal-guided-local-search.ts'

const { values } = parseArgs({ options: { instances: { type: 'string', default: '2' } } })
const n = 200
// The published training set, and the effort that it is used with.
const random = numpyRandom(5)
const instances = Array.from({ length: Math.min(10, Number(values.instances)) }, () => {
  const points = random.rand(2 * n)
  return Float64Array.from({ length: n * n }, (_, edge) => {
    const [a, b] = [2 * Math.floor(edge / n), 2 * (edge % n)]
    const [dx, dy] = [0, 1].map((axis) => (points[a + axis] as number) - (points[b + axis] as number))
    return Math.sqrt((dx as number) ** 2 + (dy as number) ** 2)
  })
})
const effort = { moves: 30, iterations: 1200 }

const lengthOf = (distances: Float64Array, tour: Int32Array): number =>
  tour.reduce((sum, city, at) => sum + (distances[city * n + (tour[(at + 1) % n] as number)] as number), 0)

/** CPU seconds, which other programs on the machine disturb less than they do time. */
const timed = (
  search: (distances: Float64Array) => Int32Array,
): { readonly seconds: number; readonly tours: readonly Int32Array[] } => {
  const begin = process.cpuUsage()
  const tours = instances.map(search)
  return { seconds: process.cpuUsage(begin).user / 1e6, tours }
}

const published = timed((distances) => publishedGuidedLocalSearch(distances, distances, n, effort))
const fast = timed((distances) => guidedLocalSearch(distances, distances, n, { moves: 3, iterations: 4000 }))
const literal = timed((distances) => literalGuidedLocalSearch(distances, distances, effort))
const same = literal.tours.every((tour, at) => tour.every((city, i) => city === published.tours[at]?.[i]))

const rows = Object.entries({ literal, published, default: fast }).map(([name, { seconds, tours }]) => {
  const mean = tours.reduce((sum, tour, at) => sum + lengthOf(instances[at] as Float64Array, tour), 0) / tours.length
  return [name, mean.toFixed(6), seconds.toFixed(2), (literal.seconds / seconds).toFixed(1)]
})
console.log(
  alignedTable(
    ['search', 'mean length', 'CPU s', 'times as fast'].map((head) => ({ head, align: 'right' as const })),
    rows,
  ),
)
console.log(
  `\n${instances.length} instances of ${n} cities; the literal and the published tours are ${same ? 'the same' : 'NOT the same'}`,
)
if (!same) process.exitCode = 1
