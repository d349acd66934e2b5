/** The Wilcoxon signed-rank test of paired differences, with ties and zeros. */

import { errorFunction } from 'simple-statistics'

/** What the signs and ranks of paired differences say. */
export type SignedRank = {
  /** Sums of the ranks of positive and of negative differences. */
  readonly positive: number
  readonly negative: number
  /** Probability of sums at least as far apart if every difference were as likely positive as negative; 1 where all are zero. */
  readonly p: number
}

/** Above so many differences the exact distribution gives way to its normal limit. */
const mostExact = 500

/**
 * Two-sided signed-rank test (Wilcoxon 1945). Zeros take part in the ranking and their ranks are then left out (Pratt 1959), equal sizes
 * share their mean rank. The distribution is exact given ranks and ties, by the shift algorithm of Streitberg and Röhmel (1986), and normal
 * with the variance of the very ranks above 500 differences. Throws RangeError for a difference that is not a number.
 */
export const signedRank = (differences: readonly number[]): SignedRank => {
  if (differences.some(Number.isNaN)) throw new RangeError('Expected differences that are numbers')
  const ranks = doubledRanks(differences)
  const [positive, negative] = [1, -1].map((sign) =>
    differences.reduce((sum, difference, index) => sum + (Math.sign(difference) === sign ? (ranks[index] ?? 0) : 0), 0),
  ) as [number, number]
  const counted = ranks.filter((_, index) => differences[index] !== 0)
  const smaller = Math.min(positive, negative)
  const tail = counted.length > mostExact ? normalTail(counted, smaller) : exactTail(counted, smaller)
  return { positive: positive / 2, negative: negative / 2, p: Math.min(1, 2 * tail) }
}

/** Twice the rank of each difference by size, so that means of ties are whole. */
const doubledRanks = (differences: readonly number[]): readonly number[] => {
  const sizes = differences.map(Math.abs)
  const order = [...sizes.keys()].toSorted((a, b) => (sizes[a] as number) - (sizes[b] as number) || 0)
  const ranks = sizes.map(() => 0)
  for (let from = 0; from < order.length;) {
    let end = from + 1
    while (end < order.length && sizes[order[end] as number] === sizes[order[from] as number]) end++
    for (let place = from; place < end; place++) ranks[order[place] as number] = from + 1 + end
    from = end
  }
  return ranks
}

/** Probability that the doubled ranks with a positive sign sum to at most `sum`, each sign being a fair coin. */
const exactTail = (ranks: readonly number[], sum: number): number => {
  const probability = new Float64Array(sum + 1)
  probability[0] = 1
  for (const rank of ranks) {
    for (let total = sum; total >= 0; total--) {
      const without = probability[total] as number
      probability[total] = (without + (total >= rank ? (probability[total - rank] as number) : 0)) / 2
    }
  }
  return probability.reduce((total, one) => total + one, 0)
}

const normalTail = (ranks: readonly number[], sum: number): number => {
  const mean = ranks.reduce((total, rank) => total + rank, 0) / 2
  const deviation = Math.sqrt(ranks.reduce((total, rank) => total + rank * rank, 0)) / 2
  return (1 - errorFunction((mean - sum) / deviation / Math.SQRT2)) / 2
}
