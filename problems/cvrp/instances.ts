/** The family's own instance sets: random places, remade from their seeds. */

import { type InstanceSet, mulberry32, type NamedInstance } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** What makes a generated instance; `clusters` is how many clouds the customers are in, 0 for none. */
export type Recipe = { readonly n: number; readonly clusters: number; readonly rep: number }

/** The generator's seed; different for recipes of up to 9 clusters and 999 repetitions. */
export const seedOf = ({ n, clusters, rep }: Recipe): number => n * 1e4 + clusters * 1e3 + rep

const spread = 0.07
const inside = (value: number): number => Math.min(1, Math.max(0, value))

/**
 * Customers uniform in the unit square around a depot in its middle, or normally distributed around uniform centres (standard deviation
 * 0.07, moved to the square's edge where they would lie outside) with the depot in a corner; demands 1 to 9, capacity 50, as in the sets
 * that ReEvo and G-LNS were published with.
 */
export const generate = (recipe: Recipe): Instance => {
  const { n, clusters } = recipe
  const random = mulberry32(seedOf(recipe))
  const uniform = (): number => random.next32() / 2 ** 32
  const centres = Array.from({ length: clusters }, () => [uniform(), uniform()] as const)
  const [x, y, demand] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)]
  x[0] = y[0] = clusters === 0 ? 0.5 : 0
  for (let customer = 1; customer <= n; customer++) {
    const centre = centres[random.integer(0, Math.max(0, clusters - 1))]
    if (centre === undefined) {
      x[customer] = uniform()
      y[customer] = uniform()
    } else {
      const radius = spread * Math.sqrt(-2 * Math.log(1 - uniform()))
      const angle = 2 * Math.PI * uniform()
      x[customer] = inside(centre[0] + radius * Math.cos(angle))
      y[customer] = inside(centre[1] + radius * Math.sin(angle))
    }
    demand[customer] = random.integer(1, 9)
  }
  return { weight: 'euclidean', x, y, demand, capacity: 50 }
}

/** So many recipes of one kind, their repetitions counted from `firstRep`. */
export const recipes = (n: number, count: number, firstRep: number, clusters = 0): readonly Recipe[] =>
  Array.from({ length: count }, (_, at) => ({ n, clusters, rep: firstRep + at }))

const named = (recipe: Recipe): NamedInstance<Instance> => {
  const kind = recipe.clusters === 0 ? 'uniform' : 'clustered'
  return { id: `${kind}-${recipe.n}-${recipe.rep}`, group: `${kind} ${recipe.n}`, data: generate(recipe) }
}

/** A set of generated instances. */
export const ownSet = (recipes: readonly Recipe[]): InstanceSet<Instance> => {
  const sizes = [...new Set(recipes.map(({ n }) => n))].join(' and ')
  const where = (recipes[0]?.clusters ?? 0) > 0 ? 'in clusters' : 'uniform in the unit square'
  return {
    title: `${recipes.length} instances of ${sizes} customers ${where}`,
    instances: () => recipes.map(named),
  }
}

/** One of each list in turn, so that the first instances of a set are a fair sample of it. */
const interleaved = (...lists: readonly (readonly Recipe[])[]): readonly Recipe[] =>
  (lists[0] ?? []).flatMap((_, at) => lists.flatMap((list) => list[at] ?? []))

/** The recipes of each set, in its order. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: recipes(50, 24, 100),
  validation: interleaved(recipes(50, 8, 200), recipes(100, 8, 200)),
  test: recipes(100, 16, 300),
  'test-20': recipes(20, 16, 300),
  'test-50': recipes(50, 16, 300),
  'test-200': recipes(200, 8, 300),
  'test-clustered': recipes(100, 8, 300, 5),
}

/** The instance sets by name. */
export const generatedSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  Object.entries(setRecipes).map(([name, recipes]) => [name, ownSet(recipes)]),
)

/** The same with fewer and smaller ones to search on, for drivers that take much longer than a construction. */
export const searchSets: Readonly<Record<string, InstanceSet<Instance>>> = {
  ...generatedSets,
  train: ownSet(recipes(50, 8, 100)),
  validation: ownSet(recipes(50, 8, 200)),
}
