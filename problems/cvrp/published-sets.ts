/** The random sets that heuristics were published with, drawn again from NumPy's generator. */

import { type InstanceSet, type NamedInstance, numpyRandom, type NumpyRandom } from 'heuristica/problem'
import type { Instance } from './instance.ts'

type Sets = Readonly<Record<string, InstanceSet<Instance>>>

/** Instances of a stream that were drawn one after another; of some of them a set is made. */
type Draw = { readonly name: string; readonly n: number; readonly count: number }

type Source = {
  readonly by: string
  readonly seed: number
  readonly capacity: number
  /** Whether the depot is drawn like a customer, with a demand that nobody reads; otherwise it is in the middle. */
  readonly isDepotDrawn?: true
  readonly settings?: Readonly<Record<string, unknown>>
}

/** Where the places are, x and y of each in turn, and then a demand from 1 to 9 for each. */
const drawInstance = (random: NumpyRandom, n: number, { capacity, isDepotDrawn }: Source): Instance => {
  const count = isDepotDrawn === undefined ? n : n + 1
  const coordinates = [...(isDepotDrawn === undefined ? [0.5, 0.5] : []), ...random.rand(2 * count)]
  const demand = Float64Array.from([...(isDepotDrawn === undefined ? [0] : []), ...random.randint(1, 10, count)])
  demand[0] = 0
  return {
    weight: 'euclidean',
    x: Float64Array.from(coordinates.filter((_, at) => at % 2 === 0)),
    y: Float64Array.from(coordinates.filter((_, at) => at % 2 === 1)),
    demand,
    capacity,
  }
}

/** The sets of one stream, in the order in which they were drawn. */
const drawnSets = (source: Source, draws: readonly Draw[]): Sets =>
  Object.fromEntries(
    draws.map(({ name, n, count }, position) => {
      const instances = (): readonly NamedInstance<Instance>[] => {
        const random = numpyRandom(source.seed)
        // How many bits a whole number takes is not known beforehand, so that those before are drawn as well.
        for (const earlier of draws.slice(0, position))
          for (let at = 0; at < earlier.count; at++) drawInstance(random, earlier.n, source)
        return Array.from({ length: count }, (_, at) => ({
          id: `${name}-${at + 1}`,
          group: `uniform ${n}`,
          data: drawInstance(random, n, source),
        }))
      }
      const title = `${count} instances of ${n} customers uniform in the unit square, ${source.by}, seed ${source.seed}`
      const { settings } = source
      return [name, { title, published: source.by, instances, ...(settings === undefined ? {} : { settings }) }]
    }),
  )

const each = (prefix: string, sizes: readonly number[]): readonly Draw[] =>
  sizes.map((n) => ({ name: `${prefix}-${n}`, n, count: 64 }))

/** ReEvo's sets for the ant system, all from one stream, with the settings that it was reported with. */
export const antSets: Sets = drawnSets(
  { by: 'ReEvo (Ye and others 2024)', seed: 1234, capacity: 50, settings: { mode: 'published' } },
  [
    { name: 'reevo-aco-train-50', n: 50, count: 10 },
    ...each('reevo-aco-validation', [20, 50, 100]),
    ...each('reevo-aco-test', [20, 50, 100]),
  ],
)

/** G-LNS's sets, all from one stream. */
export const neighbourhoodSets: Sets = drawnSets(
  { by: 'G-LNS (2026)', seed: 1234, capacity: 50, settings: { mode: 'published', iterations: 100 } },
  [
    { name: 'glns-train-50', n: 50, count: 16 },
    ...each('glns-validation', [20, 50, 100]),
    ...each('glns-test', [10, 20, 50, 100, 200]),
  ],
)

/** What LLM4AD trains constructions on. */
export const constructionSets: Sets = drawnSets(
  { by: 'LLM4AD (Liu and others 2024)', seed: 2024, capacity: 40, isDepotDrawn: true },
  [{ name: 'llm4ad-construct-50', n: 50, count: 16 }],
)
