/** States met in a search: bits in one array, each state once, found by hash; how each was reached. */

/** Largest number of 32-bit words that the states of a search may take: 16 MB. */
const mostWords = 1 << 22

/** States by number, in the order in which they were met. */
export type StateSet = {
  /** 32-bit words that a state takes. */
  readonly words: number
  /** The bits of all states. */
  bits: Int32Array
  /** The state that each was reached from, −1 for the first, and by which action. */
  parent: Int32Array
  action: Int32Array
  /** Steps from the first. */
  depth: Int32Array
  count: number
  readonly most: number
  /** Open addressing: number of a state plus one, 0 where there is none. */
  slots: Int32Array
}

/** A set for states of so many facts; its memory is bounded. */
export const stateSet = (facts: number): StateSet => {
  const words = Math.max(1, Math.ceil(facts / 32))
  const room = 1024
  return {
    words,
    bits: new Int32Array(room * words),
    parent: new Int32Array(room),
    action: new Int32Array(room),
    depth: new Int32Array(room),
    count: 0,
    most: Math.floor(mostWords / words),
    slots: new Int32Array(2 * room),
  }
}

const hashAt = (bits: Int32Array, from: number, words: number): number => {
  let hash = 0x811c9dc5
  for (let at = from; at < from + words; at++) {
    hash = Math.imul(hash ^ (bits[at] as number), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

const grown = (array: Int32Array): Int32Array => {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

/** The slot that holds a state with the bits at `from`, or the free one where it belongs. */
const slotOf = ({ bits, slots, words }: StateSet, from: number): number => {
  const mask = slots.length - 1
  for (let slot = hashAt(bits, from, words) & mask; ; slot = (slot + 1) & mask) {
    const state = (slots[slot] as number) - 1
    if (state < 0) return slot
    let same = 0
    while (same < words && bits[state * words + same] === bits[from + same]) same++
    if (same === words) return slot
  }
}

/** Room for one more state, whose bits begin at `count · words`. */
const makeRoom = (set: StateSet): void => {
  if (set.count + 1 < set.parent.length) return
  set.bits = grown(set.bits)
  set.parent = grown(set.parent)
  set.action = grown(set.action)
  set.depth = grown(set.depth)
  set.slots = new Int32Array(2 * set.slots.length)
  for (let state = 0; state < set.count; state++) set.slots[slotOf(set, state * set.words)] = state + 1
}

/** Whether a fact holds in a state. */
export const holdsIn = ({ bits, words }: StateSet, state: number, fact: number): boolean =>
  (((bits[state * words + (fact >> 5)] as number) >>> (fact & 31)) & 1) === 1

/** Adds a state where it is new: `from` as changed by deleting and then adding facts, or, with `from` −1, the added facts alone. Returns its number, or −(number + 1) where it is known. */
export const addState = (
  set: StateSet,
  from: number,
  action: number,
  deletes: Int32Array,
  adds: Int32Array,
): number => {
  makeRoom(set)
  const { words, bits, count } = set
  const start = count * words
  if (from >= 0) bits.copyWithin(start, from * words, (from + 1) * words)
  else bits.fill(0, start, start + words)
  for (let at = 0; at < deletes.length; at++) {
    const fact = deletes[at] as number
    ;(bits[start + (fact >> 5)] as number) &= ~(1 << (fact & 31))
  }
  for (let at = 0; at < adds.length; at++) {
    const fact = adds[at] as number
    ;(bits[start + (fact >> 5)] as number) |= 1 << (fact & 31)
  }
  const slot = slotOf(set, start)
  const known = (set.slots[slot] as number) - 1
  if (known >= 0) return -known - 1
  set.slots[slot] = count + 1
  set.parent[count] = from
  set.action[count] = action
  set.depth[count] = from < 0 ? 0 : (set.depth[from] as number) + 1
  set.count++
  return count
}

/** The actions that lead to a state from the first. */
export const pathTo = ({ parent, action }: StateSet, state: number): readonly number[] => {
  const path: number[] = []
  for (let at = state; (parent[at] as number) >= 0; at = parent[at] as number) path.push(action[at] as number)
  return path.toReversed()
}
