/** Draws by weight: the one roulette wheel that all selection schemes turn. */

import type { Random } from '../random.ts'

/** The position that a draw falls on, with probability proportional to the weights, which must not be negative; uniform where all are zero. The list must not be empty. */
export const drawIndex = (weights: readonly number[], random: Random): number => {
  if (weights.length === 0) throw new RangeError('Expected a list with at least one item to draw from')
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return random.index(weights.length)
  let left = random.next() * total
  const index = weights.findIndex((weight) => (left -= weight) < 0)
  // Rounding can leave a crumb, which falls to the last that has any weight.
  return index === -1 ? weights.findLastIndex((weight) => weight > 0) : index
}

/** An item, drawn by weight. */
export const draw = <Item>(items: readonly Item[], weight: (item: Item) => number, random: Random): Item =>
  items[drawIndex(items.map(weight), random)] as Item

/** At most `count` different items, drawn one after the other, each by weight among those that are left. */
export const drawDistinct = <Item>(
  items: readonly Item[],
  count: number,
  weight: (item: Item) => number,
  random: Random,
): readonly Item[] => {
  const left = items.map((item) => ({ item, weight: weight(item) }))
  const drawn: Item[] = []
  while (drawn.length < count && left.length > 0) {
    const [{ item } = {} as never] = left.splice(
      drawIndex(
        left.map((one) => one.weight),
        random,
      ),
      1,
    )
    drawn.push(item)
  }
  return drawn
}

/** Weights exp(score / temperature), scaled so that the largest is one. Lower temperatures are greedier; zero leaves the best alone. */
export const softmaxWeights = (scores: readonly number[], temperature: number): readonly number[] => {
  const best = Math.max(...scores)
  return scores.map((score) => (score === best ? 1 : temperature === 0 ? 0 : Math.exp((score - best) / temperature)))
}
