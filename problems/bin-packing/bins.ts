/** Open bins in buckets of equals: which of them has the lowest number is known at once, and nothing is allocated after the start. */

/** Bins 0 … n − 1 in buckets 0 … b − 1. To drivers `first`, `occupied` and `count` are read-only. */
export type Bins = {
  /** The lowest bin of each bucket, −1 where it is empty. */
  readonly first: Int32Array
  /** The buckets that hold bins, in no order, in the first `count` places. */
  readonly occupied: Int32Array
  count: number
  /** Where a bucket stands in `occupied`. */
  readonly place: Int32Array
  /** Children of each bin in the skew heap of its bucket (Sleator and Tarjan 1986), −1 for none. */
  readonly left: Int32Array
  readonly right: Int32Array
}

/** Buckets without bins. */
export const emptyBins = (bins: number, buckets: number): Bins => ({
  first: new Int32Array(buckets).fill(-1),
  occupied: new Int32Array(Math.min(buckets, bins + 1)),
  count: 0,
  place: new Int32Array(buckets),
  left: new Int32Array(bins).fill(-1),
  right: new Int32Array(bins).fill(-1),
})

/** Melds two heaps; the right spine is walked once, and children are swapped on the way. */
const meld = ({ left, right }: Bins, one: number, other: number): number => {
  let root = -1
  let parent = -1
  let a = one
  let b = other
  while (a !== -1 && b !== -1) {
    if (b < a) {
      const lower = b
      b = a
      a = lower
    }
    if (parent === -1) root = a
    else left[parent] = a
    const below = right[a] as number
    right[a] = left[a] as number
    parent = a
    a = below
  }
  const rest = a === -1 ? b : a
  if (parent === -1) return rest
  left[parent] = rest
  return root
}

/** Puts a bin that is in no bucket into one. */
export const addBin = (bins: Bins, bucket: number, bin: number): void => {
  bins.left[bin] = -1
  bins.right[bin] = -1
  const first = bins.first[bucket] as number
  if (first === -1) {
    bins.place[bucket] = bins.count
    bins.occupied[bins.count++] = bucket
    bins.first[bucket] = bin
  } else bins.first[bucket] = meld(bins, first, bin)
}

/** Takes the lowest bin out of a bucket that holds one. */
export const takeFirst = (bins: Bins, bucket: number): number => {
  const bin = bins.first[bucket] as number
  const rest = meld(bins, bins.left[bin] as number, bins.right[bin] as number)
  bins.first[bucket] = rest
  if (rest === -1) {
    const last = bins.occupied[--bins.count] as number
    const place = bins.place[bucket] as number
    bins.occupied[place] = last
    bins.place[last] = place
  }
  return bin
}
