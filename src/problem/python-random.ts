/** Python's generator: published planning tasks were drawn from it, and are drawn again here, number by number. */

import { mersenneTwister, seededState, stateLength } from './mersenne-twister.ts'

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

/** The state of MT19937 that Python makes of a seed below 2³² (Matsumoto and Nishimura's initialisation by an array of one). */
const stateOf = (seed: number): Uint32Array => {
  const state = seededState(19650218)
  const mixed = (at: number, factor: number): number => {
    const last = state[at - 1] as number
    return Math.imul(last ^ (last >>> 30), factor)
  }
  let at = 1
  const step = (): void => {
    if (++at < stateLength) return
    state[0] = state[stateLength - 1] as number
    at = 1
  }
  for (let turn = 0; turn < stateLength; turn++) {
    state[at] = ((state[at] as number) ^ mixed(at, 1664525)) + seed
    step()
  }
  for (let turn = 1; turn < stateLength; turn++) {
    state[at] = ((state[at] as number) ^ mixed(at, 1566083941)) - at
    step()
  }
  state[0] = 0x80000000
  return state
}

/** The stream of a seed from 0 to below 2³², as Python 3 has drawn since 3.2. */
export const pythonRandom = (seed: number): PythonRandom => {
  const bits32 = mersenneTwister(stateOf(seed))
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
