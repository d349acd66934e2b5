/** Selection by rank, as EoH has it (Liu et al. 2024). */

import type { Random } from '../random.ts'
import { drawDistinct, drawIndex } from './draw.ts'

/** The r-th of n (from zero) has weight 1 / (r + 1 + n). */
const weightOf = (rank: number, count: number): number => 1 / (rank + 1 + count)

/** Draws an item of a list that is ordered best first and not empty, by rank. */
export const pickByRank = <Item>(ranked: readonly Item[], random: Random): Item =>
  ranked[
    drawIndex(
      ranked.map((_, rank) => weightOf(rank, ranked.length)),
      random,
    )
  ] as Item

/** At most `count` different items of a list that is ordered best first, drawn by rank, in the list's order. */
export const pickSeveralByRank = <Item>(ranked: readonly Item[], count: number, random: Random): readonly Item[] => {
  const ranks = [...ranked.keys()]
  const drawn = drawDistinct(ranks, count, (rank) => weightOf(rank, ranked.length), random)
  return drawn.toSorted((a, b) => a - b).map((rank) => ranked[rank] as Item)
}
