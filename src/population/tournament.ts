/** Tournament selection (Brindle 1981; Goldberg and Deb 1991). */

import type { Random } from '../random.ts'

/** The best of `size` items drawn with replacement; the first drawn wins ties. The list must not be empty. */
export const tournament = <Item>(
  items: readonly Item[],
  size: number,
  random: Random,
  compare: (a: Item, b: Item) => number,
): Item => {
  let winner = random.pick(items)
  for (let drawn = 1; drawn < size; drawn++) {
    const rival = random.pick(items)
    if (compare(rival, winner) < 0) winner = rival
  }
  return winner
}
