/** The family's instance sets, remade from their seeds. */

import type { InstanceSet, NamedInstance } from 'heuristica/problem'
import { generate, type Recipe } from './generate.ts'
import { groupOf, type Instance } from './instance.ts'

const named = (recipe: Recipe): NamedInstance<Instance> => {
  const data = generate(recipe)
  const obstacle = recipe.obstacle === true ? '-obstacle' : ''
  return { id: `flatpack-${recipe.across * recipe.across}-${recipe.rep}${obstacle}`, group: groupOf(data), data }
}

type Part = readonly [count: number, across: number]

/** Parts in turn, in proportion, so that the first instances of a set are a fair sample of it. */
const recipesOf = (parts: readonly Part[], firstRep: number): readonly Recipe[] =>
  parts
    .flatMap(([count, across]) =>
      Array.from({ length: count }, (_, at) => ({ across, rep: firstRep + at, place: (at + 0.5) / count })),
    )
    .toSorted((a, b) => a.place - b.place)
    .map(({ across, rep }) => ({ across, rep }))

const setOf = (recipes: readonly Recipe[], parts: readonly Part[], rest = ''): InstanceSet<Instance> => ({
  title: `${parts.map(([count, across]) => `${count} × ${across * across}`).join(' + ')} blocks cut out of a grid${rest}`,
  instances: () => recipes.map(named),
  racing: Math.ceil(recipes.length / 5),
})

/** The numbers and sizes of the study's instances. */
const study: readonly Part[] = [
  [15, 4],
  [20, 5],
  [10, 7],
]
const training: readonly Part[] = [
  [12, 4],
  [8, 5],
  [2, 7],
]
const large: readonly Part[] = [[5, 10]]

/** The recipes of each set, in its order. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: recipesOf(training, 100),
  validation: recipesOf(training, 200),
  test: recipesOf(study, 300),
  'test-obstacle': recipesOf(study, 300).map((recipe) => ({ ...recipe, obstacle: true })),
  'test-100': recipesOf(large, 300),
}

/** The instance sets by name. */
export const sets: Readonly<Record<string, InstanceSet<Instance>>> = {
  train: setOf(setRecipes['train'] as readonly Recipe[], training),
  validation: setOf(setRecipes['validation'] as readonly Recipe[], training),
  test: setOf(setRecipes['test'] as readonly Recipe[], study),
  'test-obstacle': setOf(setRecipes['test-obstacle'] as readonly Recipe[], study, ' whose middle is taken'),
  'test-100': setOf(setRecipes['test-100'] as readonly Recipe[], large),
}
