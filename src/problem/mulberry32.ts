/** The generator that published instance sets are remade with. */

/** A stream of 32-bit draws; for instances only, search and drivers use `randomStream`. */
export type Mulberry32 = {
  /** Uniform integer in [0, 2³²). */
  readonly next32: () => number
  /** Uniform integer in [low, high], as low + floor(u · (high − low + 1) / 2³²). */
  readonly integer: (low: number, high: number) => number
}

/** Mulberry32 (T. Ettinger, 2017, public domain), seeded with the low 32 bits of `seed`. */
export const mulberry32 = (seed: number): Mulberry32 => {
  let state = seed | 0
  const next32 = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    next32,
    integer: (low, high) => low + Math.floor((next32() * (high - low + 1)) / 2 ** 32),
  }
}
