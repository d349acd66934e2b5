/** Instance sets of the problems whose driver is a search: fewer and larger than those of constructions, and the published ones drawn again. */

import { type InstanceSet, type NamedInstance, numpyRandom } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { generate, generatedSets, type Recipe } from './instances.ts'

type Settings = Readonly<Record<string, unknown>>
type Sets = Readonly<Record<string, InstanceSet<Instance>>>

/** Instances of a stream of NumPy's generator that were drawn one after another; of some of them a set is made. */
type Draw = {
  readonly name: string
  readonly n: number
  readonly count: number
  readonly settings?: Settings | undefined
}

/** x and y of each city in turn, from 2n numbers. */
const instanceOf = (numbers: Float64Array): Instance => ({
  weight: 'euclidean',
  x: numbers.filter((_, at) => at % 2 === 0),
  y: numbers.filter((_, at) => at % 2 === 1),
})

/** The sets of one stream, in the order in which they were drawn. */
const drawnSets = (source: string, seed: number, draws: readonly Draw[]): Sets =>
  Object.fromEntries(
    draws.map(({ name, n, count, settings }, position) => {
      const before = draws.slice(0, position).reduce((sum, earlier) => sum + 2 * earlier.n * earlier.count, 0)
      const instances = (): readonly NamedInstance<Instance>[] => {
        const random = numpyRandom(seed)
        random.rand(before)
        return Array.from({ length: count }, (_, at) => ({
          id: `${name}-${at + 1}`,
          group: `uniform ${n}`,
          data: instanceOf(random.rand(2 * n)),
        }))
      }
      const title = `${count} instances of ${n} cities uniform in the unit square, ${source}, seed ${seed}`
      return [name, { title, published: source, instances, ...(settings === undefined ? {} : { settings }) }]
    }),
  )

/** Sets of 64 instances of these sizes, and the settings of each where there are any. */
const each = (
  prefix: string,
  sizes: readonly number[],
  settings: (n: number) => Settings | undefined = () => undefined,
): readonly Draw[] => sizes.map((n) => ({ name: `${prefix}-${n}`, n, count: 64, settings: settings(n) }))

const reevo = 'ReEvo (Ye and others 2024)'
const published = (moves: number, iterations: number): Settings => ({ mode: 'published', moves, iterations })
/** What the published table was made with, by size. */
const tableSettings = new Map([
  [20, published(5, 73)],
  [50, published(30, 175)],
  [100, published(40, 1800)],
  [200, published(40, 800)],
])
const ofTable = (n: number): Settings | undefined => tableSettings.get(n)

/** ReEvo's sets for guided local search: a stream for each part, its seed the length of the part's name; the test sets with the settings of its table. */
export const guidedSets: Sets = {
  ...drawnSets(reevo, 5, [{ name: 'reevo-gls-train-200', n: 200, count: 10, settings: published(30, 1200) }]),
  ...drawnSets(reevo, 3, each('reevo-gls-validation', [20, 50, 100, 200], ofTable)),
  ...drawnSets(reevo, 4, each('reevo-gls-test', [20, 50, 100, 200, 500, 1000], ofTable)),
}

/** LLM4AD's training set for guided local search. */
export const updateSets: Sets = drawnSets('LLM4AD (Liu and others 2024)', 2024, [
  { name: 'llm4ad-gls-100', n: 100, count: 16, settings: published(5, 1000) },
])

/** ReEvo's sets for the ant system, all from one stream. */
export const antSets: Sets = drawnSets(reevo, 1234, [
  { name: 'reevo-aco-train-50', n: 50, count: 5 },
  ...each('reevo-aco-validation', [20, 50, 100]),
  ...each('reevo-aco-test', [20, 50, 100]),
])

const hundred = (): Settings => ({ mode: 'published', iterations: 100 })

/** G-LNS's sets, all from one stream. */
export const neighbourhoodSets: Sets = drawnSets('G-LNS (2026)', 1234, [
  { name: 'glns-train-50', n: 50, count: 10, settings: hundred() },
  ...each('glns-validation', [20, 50, 100], hundred),
  ...each('glns-test', [10, 20, 50, 100, 200, 500, 1000], hundred),
])

const recipes = (n: number, count: number, firstRep: number): readonly Recipe[] =>
  Array.from({ length: count }, (_, at) => ({ n, clusters: 0, rep: firstRep + at }))

const ownSet = (recipes: readonly Recipe[], settings: Settings): InstanceSet<Instance> => {
  const sizes = [...new Set(recipes.map(({ n }) => n))].join(' and ')
  return {
    title: `${recipes.length} instances of ${sizes} cities uniform in the unit square`,
    settings,
    instances: () =>
      recipes.map((recipe) => ({
        id: `uniform-${recipe.n}-${recipe.rep}`,
        group: `uniform ${recipe.n}`,
        data: generate(recipe),
      })),
  }
}

/**
 * `train` and `validation` of one size, small enough that a candidate takes less than a second, with settings that leave it something to
 * gain; the test sets are those of the family.
 */
export const searchSets = (n: number, count: number, settings: Settings = {}): Sets => ({
  ...generatedSets,
  train: ownSet(recipes(n, count, 100), settings),
  validation: ownSet(recipes(n, count, 200), settings),
})
