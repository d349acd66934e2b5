/** Published sets: ReEvo's, drawn again from NumPy's generator, and the OR-Library's, read from files. */

import { type InstanceSet, type NamedInstance, type NumpyRandom, numpyRandom, publicData } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { readOrLibrary } from './read-or-library.ts'

type Sets = Readonly<Record<string, InstanceSet<Instance>>>

const source = 'ReEvo (Ye and others 2024)'
const resources = 5

/** Prizes and weights uniform in [0, 1), capacities between the largest weight and the sum of all, weights divided by them. */
const draw = (random: NumpyRandom, n: number): Instance => {
  const prize = random.rand(n)
  const weight = random.rand(n * resources)
  const capacity = Float64Array.from({ length: resources }, (_, resource) => {
    let most = 0
    let sum = 0
    for (let at = resource; at < weight.length; at += resources) {
      most = Math.max(most, weight[at] as number)
      sum += weight[at] as number
    }
    return random.uniform(most, sum, 1)[0] as number
  })
  return {
    prize,
    weight: weight.map((value, at) => value / (capacity[at % resources] as number)),
    capacity: new Float64Array(resources).fill(1),
  }
}

/** ReEvo's parts: a stream each, from which the sizes were drawn in turn. */
const parts: readonly (readonly [part: string, seed: number, count: number, sizes: readonly number[]])[] = [
  ['train', 1234, 5, [100]],
  ['validation', 3456, 5, [100, 300, 500]],
  ['test', 4567, 64, [100, 200, 300, 500, 1000]],
]

/** ReEvo's sets by name: `reevo-train-100`, …, `reevo-test-1000`. */
export const reevoSets: Sets = Object.fromEntries(
  parts.flatMap(([part, seed, count, sizes]) =>
    sizes.map((n, position): readonly [string, InstanceSet<Instance>] => {
      const name = `reevo-${part}-${n}`
      const instances = (): readonly NamedInstance<Instance>[] => {
        const random = numpyRandom(seed)
        for (const earlier of sizes.slice(0, position)) random.rand(count * (earlier * (1 + resources) + resources))
        return Array.from({ length: count }, (_, at) => ({
          id: `${name}-${at + 1}`,
          group: `ReEvo ${n}`,
          data: draw(random, n),
        }))
      }
      const title = `${count} instances of ${n} items and ${resources} resources, ${source}, seed ${seed}`
      return [name, { title, published: source, instances }]
    }),
  ),
)

const files: readonly (readonly [name: string, title: string])[] = [
  ['mknap1', '7 instances of 6 to 50 items (Petersen 1967)'],
  ...[5, 10, 30].flatMap((m, row) =>
    [100, 250, 500].map(
      (n, column) =>
        [
          `mknapcb${3 * row + column + 1}`,
          `30 instances of ${n} items and ${m} resources (Chu and Beasley 1998)`,
        ] as const,
    ),
  ),
]

/** The OR-Library's sets by the names of its files. */
export const librarySets: Sets = Object.fromEntries(
  files.map(([name, title]): readonly [string, InstanceSet<Instance>] => [
    name,
    {
      title,
      published: 'OR-Library',
      ...publicData([`knapsack/${name}.txt`], (text, file) =>
        readOrLibrary(text, file).instances.map((data, at) => ({
          id: `${name}-${at + 1}`,
          group: name === 'mknap1' ? 'Petersen' : `${25 * (1 + Math.floor(at / 10))} %`,
          data,
        })),
      ),
    },
  ]),
)
