/** The family's own instance sets: random instances by the scheme of the OR-Library's, remade from their seeds. */

import { type InstanceSet, mulberry32 } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** What makes a generated instance; the capacities are so many quarters of what all items take. */
export type Recipe = { readonly n: number; readonly m: number; readonly quarters: number; readonly rep: number }

/** The generator's seed; different for recipes of up to 99 resources and 999 repetitions. */
export const seedOf = ({ n, m, quarters, rep }: Recipe): number => n * 1e6 + m * 1e4 + quarters * 1e3 + rep

/**
 * Weights uniform in 0 … 1000, capacities a share of their sums, prizes the mean weight plus up to 500: what costs more is worth more.
 * P. C. Chu, J. E. Beasley, A genetic algorithm for the multidimensional knapsack problem, Journal of Heuristics 4(1), 1998.
 */
export const generate = (recipe: Recipe): Instance => {
  const { n, m, quarters } = recipe
  const random = mulberry32(seedOf(recipe))
  const weight = Float64Array.from({ length: n * m }, () => random.integer(0, 1000))
  const sumOf = (row: Float64Array): number => row.reduce((sum, value) => sum + value, 0)
  const capacity = Float64Array.from({ length: m }, (_, resource) =>
    Math.max(1, Math.floor((quarters * sumOf(weight.filter((_, at) => at % m === resource))) / 4)),
  )
  const prize = Float64Array.from({ length: n }, (_, item) =>
    Math.round(sumOf(weight.subarray(item * m, (item + 1) * m)) / m + (random.integer(0, 1000) * 500) / 1000),
  )
  return { prize, weight, capacity }
}

const recipes = (n: number, m: number, reps: number, firstRep: number): readonly Recipe[] =>
  Array.from({ length: reps }, (_, at) => [1, 2, 3].map((quarters) => ({ n, m, quarters, rep: firstRep + at }))).flat()

/** The recipes of each set, in its order. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: [...recipes(50, 5, 4, 100), ...recipes(50, 10, 4, 100)],
  validation: [...recipes(50, 5, 4, 200), ...recipes(50, 10, 4, 200)],
  test: [...recipes(100, 5, 5, 300), ...recipes(100, 10, 5, 300)],
  'test-50': [...recipes(50, 5, 4, 300), ...recipes(50, 10, 4, 300)],
  'test-500': recipes(500, 5, 2, 300),
}

const title = (recipes: readonly Recipe[]): string => {
  const resources = [...new Set(recipes.map(({ m }) => m))].join(' and ')
  return `${recipes.length} instances of ${recipes[0]?.n} items and ${resources} resources, for a quarter, half and three quarters of the items`
}

/** The generated sets by name. */
export const generatedSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  Object.entries(setRecipes).map(([name, recipes]) => [
    name,
    {
      title: title(recipes),
      racing: 3,
      instances: () =>
        recipes.map((recipe) => ({
          id: `${recipe.n}x${recipe.m}-${recipe.quarters}-${recipe.rep}`,
          group: `${recipe.m} resources, ${25 * recipe.quarters} %`,
          data: generate(recipe),
        })),
    },
  ]),
)
