/** The generator of Taillard's scheduling benchmarks. */

/** Uniform integer in [low, high]. */
export type TaillardRandom = (low: number, high: number) => number

const modulus = 2 ** 31 - 1
const multiplier = 16_807

/**
 * The linear congruential generator of E. Taillard, Benchmarks for basic scheduling problems, European Journal of Operational Research
 * 64(2), 1993, from a published seed in 1 … 2³¹ − 2.
 */
export const taillardRandom = (seed: number): TaillardRandom => {
  if (!Number.isInteger(seed) || seed < 1 || seed >= modulus)
    throw new RangeError(`Expected a seed from 1 to ${modulus - 1}, got ${seed}`)
  let state = seed
  return (low, high) => {
    // Below 2⁴⁶, so exact in a double: Schrage's detour of the original is not needed.
    state = (multiplier * state) % modulus
    return low + Math.floor((state / modulus) * (high - low + 1))
  }
}
