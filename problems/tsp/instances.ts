/** The family's own instance sets: random cities, remade from their seeds. */

import { type InstanceSet, mulberry32, type Mulberry32, type NamedInstance } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** What makes a generated instance; `clusters` is how many clouds the cities are in, 0 for none. */
export type Recipe = { readonly n: number; readonly clusters: number; readonly rep: number }

/** The generator's seed; different for recipes of up to 9 clusters and 999 repetitions. */
export const seedOf = ({ n, clusters, rep }: Recipe): number => n * 1e4 + clusters * 1e3 + rep

const uniform = (random: Mulberry32): number => random.next32() / 2 ** 32

/** Two independent normal draws (Box and Muller 1958). */
const normals = (random: Mulberry32): readonly [number, number] => {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(random)))
  const angle = 2 * Math.PI * uniform(random)
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

const spread = 0.07
const inside = (value: number): number => Math.min(1, Math.max(0, value))

/**
 * Cities uniform in the unit square, or normally distributed around uniform centres with a standard deviation of 0.07, as in the clustered
 * instances of the DIMACS challenge (Johnson and McGeoch 2002), moved to the square's edge where they would lie outside.
 */
export const generate = (recipe: Recipe): Instance => {
  const { n, clusters } = recipe
  const random = mulberry32(seedOf(recipe))
  const point = (): readonly [number, number] => [uniform(random), uniform(random)]
  const centres = Array.from({ length: clusters }, point)
  const [x, y] = [new Float64Array(n), new Float64Array(n)]
  for (let city = 0; city < n; city++) {
    const centre = centres[random.integer(0, Math.max(0, clusters - 1))]
    if (centre === undefined) {
      ;[x[city], y[city]] = point()
    } else {
      const [dx, dy] = normals(random)
      x[city] = inside(centre[0] + spread * dx)
      y[city] = inside(centre[1] + spread * dy)
    }
  }
  return { weight: 'euclidean', x, y }
}

const recipes = (n: number, count: number, firstRep: number, clusters = 0): readonly Recipe[] =>
  Array.from({ length: count }, (_, at) => ({ n, clusters, rep: firstRep + at }))

const named = (recipe: Recipe): NamedInstance<Instance> => {
  const kind = recipe.clusters === 0 ? 'uniform' : 'clustered'
  return { id: `${kind}-${recipe.n}-${recipe.rep}`, group: `${kind} ${recipe.n}`, data: generate(recipe) }
}

/** One of each list in turn, so that the first instances of a set are a fair sample of it. */
const interleaved = (...lists: readonly (readonly Recipe[])[]): readonly Recipe[] =>
  Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, at) =>
    lists.flatMap((list) => list[at] ?? []),
  ).flat()

/** The recipes of each set, in its order. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: recipes(50, 64, 100),
  validation: interleaved(recipes(50, 32, 200), recipes(100, 32, 200)),
  test: recipes(100, 64, 300),
  'test-20': recipes(20, 64, 300),
  'test-50': recipes(50, 64, 300),
  'test-200': recipes(200, 32, 300),
  'test-500': recipes(500, 8, 300),
  'test-clustered': recipes(100, 32, 300, 5),
}

const title = (recipes: readonly Recipe[]): string => {
  const sizes = [...new Set(recipes.map(({ n }) => n))].join(' and ')
  const where = (recipes[0]?.clusters ?? 0) > 0 ? 'in clusters' : 'uniform in the unit square'
  return `${recipes.length} instances of ${sizes} cities ${where}`
}

/** The instance sets by name. */
export const generatedSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  Object.entries(setRecipes).map(([name, recipes]) => [
    name,
    { title: title(recipes), instances: () => recipes.map(named) },
  ]),
)
