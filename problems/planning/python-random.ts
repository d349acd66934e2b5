/** Python's generator: published planning tasks were drawn from it, and are drawn again here, number by number. */

/** A stream of `random.Random(seed)`; methods draw in the order of their calls. */
export type PythonRandom = {
  /** A whole number from `low` to `high`, both included. */
  readonly randint: (low: number, high: number) => number
  /** A number from 0 to below `count`. */
  readonly below: (count: number) => number
  /** Reorders an array in place. */
  readonly shuffle: (array: unknown[]) => void
  readonly choice: <Value>(array: readonly Value[]) => Value
}

const length = 624
const middle = 397

/** The state of MT19937 that Python makes of a seed below 2³² (Matsumoto and Nishimura's initialisation by an array of one). */
const stateOf = (seed: number): Uint32Array => {
  const state = new Uint32Array(length)
  state[0] = 19650218
  const mixed = (at: number, factor: number): number => {
    const last = state[at - 1] as number
    return Math.imul(last ^ (last >>> 30), factor)
  }
  for (let at = 1; at < length; at++) state[at] = mixed(at, 1812433253) + at
  let at = 1
  const step = (): void => {
    if (++at < length) return
    state[0] = state[length - 1] as number
    at = 1
  }
  for (let turn = 0; turn < length; turn++) {
    state[at] = ((state[at] as number) ^ mixed(at, 1664525)) + seed
    step()
  }
  for (let turn = 1; turn < length; turn++) {
    state[at] = ((state[at] as number) ^ mixed(at, 1566083941)) - at
    step()
  }
  state[0] = 0x80000000
  return state
}

/** The stream of a seed from 0 to below 2³², as Python 3 has drawn since 3.2. */
export const pythonRandom = (seed: number): PythonRandom => {
  const state = stateOf(seed)
  let at = length
  const bits32 = (): number => {
    if (at === length) {
      for (let i = 0; i < length; i++) {
        const y = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % length] as number) & 0x7fffffff)
        state[i] = (state[(i + middle) % length] as number) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df)
      }
      at = 0
    }
    let y = state[at++] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }
  const below = (count: number): number => {
    const width = 32 - Math.clz32(count)
    for (;;) {
      const drawn = bits32() >>> (32 - width)
      if (drawn < count) return drawn
    }
  }
  return {
    below,
    randint: (low, high) => low + below(high - low + 1),
    shuffle: (array) => {
      for (let last = array.length - 1; last > 0; last--) {
        const other = below(last + 1)
        ;[array[last], array[other]] = [array[other], array[last]]
      }
    },
    choice: (array) => array[below(array.length)] as (typeof array)[number],
  }
}
