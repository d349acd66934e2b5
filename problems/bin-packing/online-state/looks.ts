/** What a score can tell of a bin, numbered: bins with the same room, number of items and first item look alike. */

/** Looks 0, 1, … as they were first seen, those that some bin has in a list for each room. */
export type Looks = {
  readonly remaining: Int32Array
  readonly items: Int32Array
  readonly first: Int32Array
  count: number
  /** Open addressing; a slot holds a look's number plus one. */
  readonly slots: Int32Array
  /** The first look in the list of each room, −1 for none. */
  readonly head: Int32Array
  /** A look's neighbours in its list, −1 for none. */
  readonly next: Int32Array
  readonly previous: Int32Array
}

/** Room for `most` looks of bins. */
export const createLooks = (most: number, capacity: number): Looks => ({
  remaining: new Int32Array(most),
  items: new Int32Array(most),
  first: new Int32Array(most),
  count: 0,
  slots: new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 1))),
  head: new Int32Array(capacity + 1).fill(-1),
  next: new Int32Array(most),
  previous: new Int32Array(most),
})

/** The number of a look, a new one where it was not seen before. */
export const lookOf = (looks: Looks, remaining: number, items: number, first: number): number => {
  const { slots } = looks
  const mask = slots.length - 1
  let hash = Math.imul(Math.imul(remaining, 0x9e3779b1) ^ items, 0x85ebca6b) ^ first
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
    const look = (slots[slot] as number) - 1
    if (look === -1) {
      const added = looks.count++
      slots[slot] = added + 1
      looks.remaining[added] = remaining
      looks.items[added] = items
      looks.first[added] = first
      return added
    }
    if (looks.remaining[look] === remaining && looks.items[look] === items && looks.first[look] === first) return look
  }
}

/** Puts a look that is in no list at the head of that of its room. */
export const listLook = ({ remaining, head, next, previous }: Looks, look: number): void => {
  const room = remaining[look] as number
  const second = head[room] as number
  head[room] = look
  next[look] = second
  previous[look] = -1
  if (second !== -1) previous[second] = look
}

/** Takes a look out of its list. */
export const unlistLook = ({ remaining, head, next, previous }: Looks, look: number): void => {
  const before = previous[look] as number
  const after = next[look] as number
  if (before === -1) head[remaining[look] as number] = after
  else next[before] = after
  if (after !== -1) previous[after] = before
}
