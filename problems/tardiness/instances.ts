/** The family's instance sets: random instances of 25 classes by tardiness factor and range of due dates, remade from their seeds. */

import { type InstanceSet, mulberry32, type NamedInstance } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** What makes a generated instance: jobs, tardiness factor and due-date range in tenths, and the number of the repetition. */
export type Recipe = { readonly n: number; readonly tf10: number; readonly rdd10: number; readonly rep: number }

/** The generator's seed; different for recipes whose tenths are even and whose repetition is below 200. */
export const seedOf = ({ n, tf10, rdd10, rep }: Recipe): number => n * 1e6 + tf10 * 1e4 + rdd10 * 1e2 + rep

/**
 * Draws p in 1..100, then d in P(1 − TF ∓ RDD/2) with P = Σp, clamped to d ≥ 0: the scheme of Potts and Van Wassenhove (1982), with the
 * clamp of Shang, T'kindt and Della Croce (2021).
 */
export const generate = (recipe: Recipe): Instance => {
  const { n, tf10, rdd10 } = recipe
  const random = mulberry32(seedOf(recipe))
  const p = Int32Array.from({ length: n }, () => random.integer(1, 100))
  const work = p.reduce((sum, time) => sum + time, 0)
  const low = Math.floor((work * (20 - 2 * tf10 - rdd10)) / 20)
  const high = Math.floor((work * (20 - 2 * tf10 + rdd10)) / 20)
  return { p, d: Int32Array.from({ length: n }, () => Math.max(0, random.integer(low, high))) }
}

const tenths = [2, 4, 6, 8, 10]

/** The recipes of n jobs, repetition by repetition, all 25 classes in each. */
const recipes = (n: number, firstRep: number, lastRep: number): readonly Recipe[] =>
  Array.from({ length: lastRep - firstRep + 1 }, (_, i) => firstRep + i).flatMap((rep) =>
    tenths.flatMap((tf10) => tenths.map((rdd10) => ({ n, tf10, rdd10, rep }))),
  )

const decimal = (tenths: number): string => (tenths / 10).toFixed(1)

const named = (recipe: Recipe): NamedInstance<Instance> => {
  const [tf, rdd] = [decimal(recipe.tf10), decimal(recipe.rdd10)]
  return {
    id: `n${recipe.n}-tf${tf}-rdd${rdd}-${recipe.rep}`,
    group: `TF ${tf} RDD ${rdd}`,
    data: generate(recipe),
  }
}

/** The recipes of each set, in its order: the first 25 are one of each class, which makes a fair racing block. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: [...recipes(50, 100, 104), ...recipes(100, 105, 107)],
  validation: recipes(100, 110, 114),
  test: recipes(100, 115, 119),
  'test-20': recipes(20, 100, 100),
  'test-200': recipes(200, 100, 100),
  'test-500': recipes(500, 100, 100),
  'wide-20': recipes(20, 0, 39),
  'wide-50': recipes(50, 0, 19),
  'wide-100': recipes(100, 0, 19),
  'wide-200': recipes(200, 0, 9),
  'wide-500': recipes(500, 0, 9),
}

const title = (recipes: readonly Recipe[]): string => {
  const sizes = [...new Set(recipes.map(({ n }) => n))].join(' and ')
  return `${recipes.length} random instances of ${sizes} jobs, all 25 classes of TF and RDD`
}

/** The set of these recipes; the first 25 are its racing block. */
export const setOf = (recipes: readonly Recipe[]): InstanceSet<Instance> => ({
  title: title(recipes),
  instances: () => recipes.map(named),
  racing: 25,
})

/** The instance sets by name. */
export const sets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  Object.entries(setRecipes).map(([name, recipes]) => [name, setOf(recipes)]),
)
