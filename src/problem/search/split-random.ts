/** A random stream for a candidate that leaves the driver's own untouched. */

/** Draws in [0, 1) from a stream of their own (mulberry32), whose seed is one draw of the driver's. */
export const splitRandom = (random: { readonly index: (below: number) => number }): (() => number) => {
  let state = random.index(2 ** 31)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
