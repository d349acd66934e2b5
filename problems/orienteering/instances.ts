/** The family's instance sets: its own, remade from their seeds, and ReEvo's, drawn again from NumPy's generator. */

import { type InstanceSet, mulberry32, type NamedInstance, numpyRandom } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** How prizes come about: by the distance to the depot, as in ReEvo, all alike, or in whole hundredths from 0.01 to 1. */
export const prizeKinds = ['distance', 'uniform', 'constant'] as const
export type PrizeKind = (typeof prizeKinds)[number]

/** What makes a generated instance. */
export type Recipe = { readonly n: number; readonly prizes: PrizeKind; readonly rep: number }

/** The generator's seed; different for recipes of up to 999 repetitions. */
export const seedOf = ({ n, prizes, rep }: Recipe): number => n * 1e4 + prizeKinds.indexOf(prizes) * 1e3 + rep

/** The limit on the tour by the number of nodes, as in ReEvo: about half of a shortest tour through all. */
export const limitOf = (n: number): number => (n <= 50 ? 3 : n <= 100 ? 4 : n <= 200 ? 5 : n <= 300 ? 6 : 7)

/** Prizes that grow with the distance to the depot, the farthest being worth 1 (Fischetti, Salazar González, Toth 1998). */
export const distancePrizes = (x: Float64Array, y: Float64Array): Float64Array => {
  const far = x.map((value, node) => {
    const [dx, dy] = [value - (x[0] as number), (y[node] as number) - (y[0] as number)]
    return Math.sqrt(dx * dx + dy * dy)
  })
  const farthest = Math.max(...far)
  const prizes = far.map((distance) => 1 + Math.floor((99 * distance) / farthest))
  const most = Math.max(...prizes)
  return prizes.map((prize) => prize / most)
}

/** Nodes uniform in the unit square, the depot the first of them. */
export const generate = (recipe: Recipe): Instance => {
  const { n, prizes } = recipe
  const random = mulberry32(seedOf(recipe))
  const [x, y] = [new Float64Array(n), new Float64Array(n)]
  for (let node = 0; node < n; node++) {
    x[node] = random.next32() / 2 ** 32
    y[node] = random.next32() / 2 ** 32
  }
  const prize =
    prizes === 'distance'
      ? distancePrizes(x, y)
      : x.map((_, node) => (node === 0 ? 0 : prizes === 'constant' ? 1 : random.integer(1, 100) / 100))
  return { x, y, prize, limit: limitOf(n) }
}

/** So many repetitions of each kind of prizes, one of each kind in turn. */
const recipes = (n: number, reps: number, firstRep: number): readonly Recipe[] =>
  Array.from({ length: reps }, (_, at) => prizeKinds.map((prizes) => ({ n, prizes, rep: firstRep + at }))).flat()

/** The recipes of each set, in its order. */
export const setRecipes: Readonly<Record<string, readonly Recipe[]>> = {
  train: recipes(50, 5, 100),
  validation: recipes(50, 5, 200),
  test: recipes(100, 5, 300),
  'test-50': recipes(50, 8, 300),
  'test-200': recipes(200, 2, 300),
}

const generatedSets = Object.entries(setRecipes).map(([name, recipes]): readonly [string, InstanceSet<Instance>] => [
  name,
  {
    title: `${recipes.length} instances of ${recipes[0]?.n} nodes uniform in the unit square, three kinds of prizes`,
    racing: prizeKinds.length,
    instances: () =>
      recipes.map((recipe) => ({
        id: `${recipe.prizes}-${recipe.n}-${recipe.rep}`,
        group: `${recipe.prizes} ${recipe.n}`,
        data: generate(recipe),
      })),
  },
])

const source = 'ReEvo (Ye and others 2024)'

/** ReEvo's parts: a stream each, from which the sizes were drawn in turn, x and y of every node one after the other. */
const drawnParts: readonly (readonly [part: string, seed: number, count: number, sizes: readonly number[]])[] = [
  ['train', 1234, 5, [50]],
  ['validation', 3456, 64, [50, 100, 200]],
  ['test', 4567, 64, [50, 100, 200]],
]

const drawn = (seed: number, count: number, n: number, before: number): readonly Instance[] => {
  const random = numpyRandom(seed)
  random.rand(before)
  return Array.from({ length: count }, () => {
    const numbers = random.rand(2 * n)
    const x = numbers.filter((_, at) => at % 2 === 0)
    const y = numbers.filter((_, at) => at % 2 === 1)
    return { x, y, prize: distancePrizes(x, y), limit: limitOf(n) }
  })
}

const publishedSets = drawnParts.flatMap(([part, seed, count, sizes]) =>
  sizes.map((n, position): readonly [string, InstanceSet<Instance>] => {
    const name = `reevo-${part}-${n}`
    const before = sizes.slice(0, position).reduce((sum, earlier) => sum + 2 * earlier * count, 0)
    return [
      name,
      {
        title: `${count} instances of ${n} nodes, prizes by distance, ${source}, seed ${seed}`,
        published: source,
        instances: (): readonly NamedInstance<Instance>[] =>
          drawn(seed, count, n, before).map((data, at) => ({ id: `${name}-${at + 1}`, group: `distance ${n}`, data })),
      },
    ]
  }),
)

/** The instance sets by name. */
export const sets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries([
  ...generatedSets,
  ...publishedSets,
])
