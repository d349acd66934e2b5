/** The family's own instance sets: uniform processing times, remade from their seeds. */

import { type InstanceSet, mulberry32, type NamedInstance } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** What makes a generated instance. */
export type Recipe = { readonly jobs: number; readonly machines: number; readonly rep: number }

/** The generator's seed; different for recipes of up to 99 machines and 999 repetitions. */
export const seedOf = ({ jobs, machines, rep }: Recipe): number => jobs * 1e5 + machines * 1e3 + rep

/** Times uniform in 1 … 99, as in Taillard's instances, from another generator. */
export const generate = (recipe: Recipe): Instance => {
  const random = mulberry32(seedOf(recipe))
  return {
    p: Array.from({ length: recipe.jobs }, () =>
      Int32Array.from({ length: recipe.machines }, () => random.integer(1, 99)),
    ),
  }
}

const small = [
  [20, 10],
  [20, 20],
  [50, 10],
] as const
const all = [...small, [50, 20]] as const

/** One of each class in turn, so that the first instances of a set are a fair sample of it. */
const mixed = (firstRep: number, count: number, of: readonly (readonly [number, number])[]) =>
  Array.from({ length: count }, (_, at) =>
    of.map(([jobs, machines]): Recipe => ({ jobs, machines, rep: firstRep + at })),
  ).flat()

/** The recipes of each set, in its order. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: mixed(100, 4, small),
  validation: mixed(200, 4, small),
  test: mixed(300, 5, all),
  'test-100': mixed(300, 4, [
    [100, 10],
    [100, 20],
  ]),
}

const named = (recipe: Recipe): NamedInstance<Instance> => {
  const { jobs, machines, rep } = recipe
  return { id: `n${jobs}-m${machines}-${rep}`, group: `${jobs} x ${machines}`, data: generate(recipe) }
}

const title = (recipes: readonly Recipe[]): string => {
  const list = (values: readonly number[]): string => [...new Set(values)].join(' and ')
  const jobs = list(recipes.map(({ jobs }) => jobs))
  return `${recipes.length} random instances of ${jobs} jobs and ${list(recipes.map(({ machines }) => machines))} machines`
}

/** The instance sets by name. */
export const generatedSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  Object.entries(setRecipes).map(([name, recipes]) => [
    name,
    { title: title(recipes), instances: () => recipes.map(named), racing: 4 },
  ]),
)
