/** Islands: sub-populations that evolve apart, with the two customs by which they meet. */

import type { Random } from '../random.ts'

/**
 * The islands that are wiped and whose founders take their place, as FunSearch resets them: the weaker half by best score (larger is
 * better; ties by chance), each with an island of the stronger half, drawn at random, whose best program founds it anew.
 */
export const resets = (
  bests: readonly number[],
  random: Random,
): readonly { readonly wiped: number; readonly founder: number }[] => {
  const order = bests
    .map((best, island) => ({ best, island, chance: random.next() }))
    .toSorted((a, b) => (a.best === b.best ? a.chance - b.chance : a.best < b.best ? -1 : 1))
    .map(({ island }) => island)
  const weaker = order.slice(0, Math.floor(bests.length / 2))
  const stronger = order.slice(weaker.length)
  return weaker.map((wiped) => ({ wiped, founder: random.pick(stronger) }))
}

/**
 * Migration around a ring: from each island its emigrants go to the next. `emigrants` says who leaves; one that came from elsewhere does
 * not move on, or a few programs would soon be everywhere.
 */
export const ringMigration = <Item>(
  islands: readonly (readonly Item[])[],
  emigrants: (island: readonly Item[], index: number) => readonly Item[],
): readonly (readonly Item[])[] =>
  islands.length < 2
    ? islands.map(() => [])
    : islands.map((_, index) => {
        const from = (index + islands.length - 1) % islands.length
        return emigrants(islands[from] as readonly Item[], from)
      })
