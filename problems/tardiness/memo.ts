/** The exact solver's memory: best value and best split of each subproblem, in an open-addressing table of typed arrays. */

/** A table from (subset key ≥ 0, start time ≥ 0), both below 2³¹, to a value and a small integer. */
export interface Memo {
  /** Slot of an entry, or −1. A slot is valid until the next `store`. */
  find(subset: number, start: number): number
  value(slot: number): number
  split(slot: number): number
  /** Adds or overwrites an entry, which is found until the next `store`; once the table is at its largest, older ones may be forgotten. */
  store(subset: number, start: number, value: number, split: number): void
  /** How many entries it holds. */
  size(): number
}

const smallest = 1 << 10
const load = 0.7
/** How far from its home an entry may be; far enough that entries are lost in a full table only. */
const reach = 64

/** An empty table; it doubles up to `slots` (a power of two; 18 bytes a slot). Default: 2²⁵ slots, 600 MB when full. */
export const createMemo = (slots: number = 1 << 25): Memo => {
  let capacity = Math.min(smallest, slots)
  let subsets = new Int32Array(capacity)
  let starts = new Int32Array(capacity).fill(-1)
  let values = new Float64Array(capacity)
  let splits = new Int16Array(capacity)
  let size = 0

  const home = (subset: number, start: number): number => {
    let hash = Math.imul(subset ^ Math.imul(start, 0x9e3779b1), 0x85ebca6b)
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0xc2b2ae35)
    return (hash ^ (hash >>> 13)) & (capacity - 1)
  }

  /** The entry's slot, or else the free one for it; where there is neither within reach, its home. */
  const slotFor = (subset: number, start: number): number => {
    const first = home(subset, start)
    for (let probe = 0; probe < reach; probe++) {
      const slot = (first + probe) & (capacity - 1)
      if (starts[slot] === -1 || (starts[slot] === start && subsets[slot] === subset)) return slot
    }
    return first
  }

  const grow = (): void => {
    const old = { subsets, starts, values, splits }
    capacity *= 2
    subsets = new Int32Array(capacity)
    starts = new Int32Array(capacity).fill(-1)
    values = new Float64Array(capacity)
    splits = new Int16Array(capacity)
    for (let from = 0; from < old.starts.length; from++) {
      if (old.starts[from] === -1) continue
      const to = slotFor(old.subsets[from] as number, old.starts[from] as number)
      subsets[to] = old.subsets[from] as number
      starts[to] = old.starts[from] as number
      values[to] = old.values[from] as number
      splits[to] = old.splits[from] as number
    }
  }

  return {
    find: (subset, start) => {
      const slot = slotFor(subset, start)
      return starts[slot] === start && subsets[slot] === subset ? slot : -1
    },
    value: (slot) => values[slot] as number,
    split: (slot) => splits[slot] as number,
    store: (subset, start, value, split) => {
      if (size >= capacity * load && capacity < slots) grow()
      const slot = slotFor(subset, start)
      if (starts[slot] === -1) size++
      subsets[slot] = subset
      starts[slot] = start
      values[slot] = value
      splits[slot] = split
    },
    size: () => size,
  }
}
