/** The family's own instance sets: uniform times and random machine orders, remade from their seeds. */

import { type InstanceSet, mulberry32, type NamedInstance } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** What makes a generated instance. */
export type Recipe = { readonly jobs: number; readonly machines: number; readonly rep: number }

/** The generator's seed; different for recipes of up to 99 machines and 999 repetitions. */
export const seedOf = ({ jobs, machines, rep }: Recipe): number => jobs * 1e5 + machines * 1e3 + rep

/** Times uniform in 1 … 99 and every order of machines alike, as in Taillard's instances, from another generator. */
export const generate = (recipe: Recipe): Instance => {
  const random = mulberry32(seedOf(recipe))
  const { machines } = recipe
  const rows = Array.from({ length: recipe.jobs })
  const p = rows.map(() => Int32Array.from({ length: machines }, () => random.integer(1, 99)))
  const machine = rows.map(() => {
    const visited = Int32Array.from({ length: machines }, (_, at) => at)
    for (let at = 0; at < machines; at++) {
      const other = random.integer(at, machines - 1)
      const swapped = visited[at] as number
      visited[at] = visited[other] as number
      visited[other] = swapped
    }
    return visited
  })
  return { machine, p }
}

type Size = readonly [jobs: number, machines: number]
const small: readonly Size[] = [
  [10, 10],
  [15, 10],
  [15, 15],
  [20, 15],
]
const middle: readonly Size[] = [
  [15, 15],
  [20, 15],
  [20, 20],
  [30, 15],
]

/** One of each class in turn, so that the first instances of a set are a fair sample of it. */
const mixed = (firstRep: number, count: number, sizes: readonly Size[]): readonly Recipe[] =>
  Array.from({ length: count }, (_, at) =>
    sizes.map(([jobs, machines]): Recipe => ({ jobs, machines, rep: firstRep + at })),
  ).flat()

/** The recipes of each set, in its order. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: mixed(100, 8, small),
  validation: mixed(200, 8, small),
  test: mixed(300, 8, middle),
  'test-50': mixed(300, 8, [
    [50, 15],
    [50, 20],
  ]),
}

const named = (recipe: Recipe): NamedInstance<Instance> => {
  const { jobs, machines, rep } = recipe
  return { id: `n${jobs}-m${machines}-${rep}`, group: `${jobs} x ${machines}`, data: generate(recipe) }
}

const title = (recipes: readonly Recipe[]): string =>
  `${recipes.length} random instances of ${[...new Set(recipes.map(({ jobs, machines }) => `${jobs} x ${machines}`))].join(', ')} jobs and machines`

/** The instance sets by name. */
export const generatedSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  Object.entries(setRecipes).map(([name, recipes]) => [
    name,
    { title: title(recipes), instances: () => recipes.map(named), racing: 4 },
  ]),
)
