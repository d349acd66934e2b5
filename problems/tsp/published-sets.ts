/** The sets that constructive heuristics were published with: random instances, drawn again from NumPy's generator, and TSPLIB's. */

import { type InstanceSet, type NamedInstance, numpyRandom } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { tsplibSets } from './tsplib.ts'

const source = 'ReEvo (Ye and others 2024), seed 1234'
const seed = 1234
const instancesInSet = 64

/** In the order in which they were drawn, all from one generator. */
const drawn: readonly (readonly [part: string, n: number])[] = [
  ['train', 50],
  ...[20, 50, 100, 200].map((n) => ['validation', n] as const),
  ...[20, 50, 100, 200, 500, 1000].map((n) => ['test', n] as const),
]

/** An instance from its coordinates in a row: x and y of each city in turn. */
const instanceOf = (coordinates: Float64Array): Instance => ({
  weight: 'euclidean',
  x: coordinates.filter((_, at) => at % 2 === 0),
  y: coordinates.filter((_, at) => at % 2 === 1),
})

const instances = (name: string, n: number, before: number): readonly NamedInstance<Instance>[] => {
  const random = numpyRandom(seed)
  random.rand(before)
  return Array.from({ length: instancesInSet }, (_, at) => ({
    id: `${name}-${at + 1}`,
    group: `uniform ${n}`,
    data: instanceOf(random.rand(2 * n)),
  }))
}

const numbersIn = (n: number): number => 2 * n * instancesInSet

/** The sets by name: `reevo-train`, `reevo-validation-20`, …, `reevo-test-1000`. */
export const reevoSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  drawn.map(([part, n], position) => {
    const name = part === 'train' ? 'reevo-train' : `reevo-${part}-${n}`
    const before = drawn.slice(0, position).reduce((sum, [, earlier]) => sum + numbersIn(earlier), 0)
    const set: InstanceSet<Instance> = {
      title: `${instancesInSet} instances of ${n} cities uniform in the unit square`,
      published: source,
      instances: () => instances(name, n, before),
    }
    return [name, set]
  }),
)

/** All of them by name. */
export const publishedSets: Readonly<Record<string, InstanceSet<Instance>>> = { ...reevoSets, ...tsplibSets }
