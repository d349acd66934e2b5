/** The family's own instance sets: random instances of 25 classes by tardiness factor and range of due dates, remade from their seeds. */

import { type InstanceSet, mulberry32, type NamedInstance } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** What makes a generated instance: jobs, tardiness factor and due-date range in tenths, and the number of the repetition. */
export type Recipe = { readonly n: number; readonly tf10: number; readonly rdd10: number; readonly rep: number }

/** The generator's seed; different for recipes whose tenths are even and whose repetition is below 200. */
export const seedOf = ({ n, tf10, rdd10, rep }: Recipe): number => n * 1e6 + tf10 * 1e4 + rdd10 * 1e2 + rep

/**
 * Draws p in 1..100, then w in 1..10, then d in P(1 − TF ∓ RDD/2) with P = Σp, all integers: the scheme of the OR-Library's instances.
 * H. A. J. Crauwels, C. N. Potts, L. N. Van Wassenhove, Local search heuristics for the single machine total weighted tardiness scheduling
 * problem, INFORMS Journal on Computing 10(3), 1998.
 */
export const generate = (recipe: Recipe): Instance => {
  const { n, tf10, rdd10 } = recipe
  const random = mulberry32(seedOf(recipe))
  const draw = (low: number, high: number): Int32Array =>
    Int32Array.from({ length: n }, () => random.integer(low, high))
  const p = draw(1, 100)
  const w = draw(1, 10)
  const work = p.reduce((sum, time) => sum + time, 0)
  const edge = (sign: number): number => Math.floor((work * (20 - 2 * tf10 + sign * rdd10)) / 20)
  return { p, w, d: draw(edge(-1), edge(1)) }
}

const tenths = [2, 4, 6, 8, 10]

/** The recipes of n jobs, repetition by repetition, all 25 classes in each. */
const recipes = (n: number, firstRep: number, lastRep: number): readonly Recipe[] =>
  Array.from({ length: lastRep - firstRep + 1 }, (_, i) => firstRep + i).flatMap((rep) =>
    tenths.flatMap((tf10) => tenths.map((rdd10) => ({ n, tf10, rdd10, rep }))),
  )

const decimal = (tenths: number): string => (tenths / 10).toFixed(1)

/** How classes are called. */
export const groupOf = ({ tf10, rdd10 }: Pick<Recipe, 'tf10' | 'rdd10'>): string =>
  `TF ${decimal(tf10)} RDD ${decimal(rdd10)}`

const named = (recipe: Recipe): NamedInstance<Instance> => {
  const { n, tf10, rdd10, rep } = recipe
  return { id: `n${n}-tf${decimal(tf10)}-rdd${decimal(rdd10)}-${rep}`, group: groupOf(recipe), data: generate(recipe) }
}

/** The recipes of each set, in its order: the first 25 are one of each class, which makes a fair racing block. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: recipes(50, 100, 103),
  validation: recipes(50, 110, 113),
  test: recipes(50, 120, 121),
  'test-20': recipes(20, 120, 120),
  'test-100': recipes(100, 120, 121),
  'test-200': recipes(200, 120, 120),
}

/** The generated sets by name. */
export const generatedSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  Object.entries(setRecipes).map(([name, recipes]) => [
    name,
    {
      title: `${recipes.length} random instances of ${recipes[0]?.n} jobs, all 25 classes of TF and RDD`,
      instances: () => recipes.map(named),
      racing: 25,
    },
  ]),
)
