/** NumPy's legacy generator: published instance sets were drawn from it, and are drawn again here, number by number. */

import { mersenneTwister, seededState } from './mersenne-twister.ts'

/** A stream of `numpy.random.RandomState(seed)`; methods draw in the order of their calls, arrays from first to last element. */
export type NumpyRandom = {
  /** A number in [0, 1) with 53 random bits. */
  readonly random: () => number
  /** `count` numbers in [0, 1). */
  readonly rand: (count: number) => Float64Array
  readonly uniform: (low: number, high: number, count: number) => Float64Array
  /** Whole numbers from `low` to below `high`; the range holds at most 2³² of them. */
  readonly randint: (low: number, high: number, count: number) => Int32Array
  /** 0 … n − 1 in a random order. */
  readonly permutation: (n: number) => Int32Array
  /** Reorders an array in place. */
  readonly shuffle: (array: { readonly length: number; [index: number]: number }) => void
  readonly normal: (mean: number, deviation: number, count: number) => Float64Array
  readonly weibull: (shape: number, count: number) => Float64Array
  readonly beta: (a: number, b: number, count: number) => Float64Array
}

/**
 * The stream of a seed in 0 … 2³² − 1. Uniform and whole numbers and permutations are exact; the others may differ in the last bit where
 * this machine's logarithm or power does. Throws RangeError for another seed or an empty range.
 */
export const numpyRandom = (seed: number): NumpyRandom => {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new RangeError(`Expected a seed from 0 to 4294967295, got ${seed}`)
  const bits = mersenneTwister(seededState(seed))
  const random = (): number => {
    const high = bits() >>> 5
    return (high * 2 ** 26 + (bits() >>> 6)) / 2 ** 53
  }
  const draws = (count: number, draw: () => number): Float64Array => {
    const drawn = new Float64Array(count)
    for (let i = 0; i < count; i++) drawn[i] = draw()
    return drawn
  }

  /** A whole number from 0 to `most`: bits under the smallest mask, drawn again while they are above. */
  const upTo = (most: number): number => {
    if (most === 0) return 0
    const mask = 2 ** (32 - Math.clz32(most)) - 1
    for (;;) {
      const drawn = (bits() & mask) >>> 0
      if (drawn <= most) return drawn
    }
  }
  const shuffle: NumpyRandom['shuffle'] = (array) => {
    for (let i = array.length - 1; i > 0; i--) {
      const j = upTo(i)
      const kept = array[i] as number
      array[i] = array[j] as number
      array[j] = kept
    }
  }

  // The polar method of Marsaglia makes two at once.
  let spare: number | undefined
  const gauss = (): number => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    for (;;) {
      const x = 2 * random() - 1
      const y = 2 * random() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      spare = factor * x
      return factor * y
    }
  }
  const exponential = (): number => -Math.log(1 - random())

  const smallGamma = (shape: number): number => {
    for (;;) {
      const u = random()
      const v = exponential()
      if (u <= 1 - shape) {
        const x = u ** (1 / shape)
        if (x <= v) return x
      } else {
        const y = -Math.log((1 - u) / shape)
        const x = (1 - shape + shape * y) ** (1 / shape)
        if (x <= v + y) return x
      }
    }
  }
  // Marsaglia and Tsang 2000 for shapes above one.
  const largeGamma = (shape: number): number => {
    const b = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * b)
    for (;;) {
      let x: number
      let v: number
      do {
        x = gauss()
        v = 1 + c * x
      } while (v <= 0)
      v = v * v * v
      const u = random()
      if (u < 1 - 0.0331 * (x * x) * (x * x) || Math.log(u) < 0.5 * x * x + b * (1 - v + Math.log(v))) return b * v
    }
  }
  const gamma = (shape: number): number =>
    shape === 1 ? exponential() : shape < 1 ? smallGamma(shape) : largeGamma(shape)

  const beta = (a: number, b: number): number => {
    if (a > 1 || b > 1) {
      const first = gamma(a)
      return first / (first + gamma(b))
    }
    for (;;) {
      const x = random() ** (1 / a)
      const y = random() ** (1 / b)
      if (x + y <= 1 && x + y > 0) return x / (x + y)
    }
  }

  return {
    random,
    rand: (count) => draws(count, random),
    uniform: (low, high, count) => draws(count, () => low + (high - low) * random()),
    randint: (low, high, count) => {
      const most = high - 1 - low
      if (!(Number.isInteger(most) && most >= 0 && most < 2 ** 32))
        throw new RangeError(`Expected whole numbers low < high at most 2³² apart, got ${low} and ${high}`)
      return Int32Array.from({ length: count }, () => low + upTo(most))
    },
    permutation: (n) => {
      const order = Int32Array.from({ length: n }, (_, i) => i)
      shuffle(order)
      return order
    },
    shuffle,
    normal: (mean, deviation, count) => draws(count, () => mean + deviation * gauss()),
    weibull: (shape, count) => draws(count, () => exponential() ** (1 / shape)),
    beta: (a, b, count) => draws(count, () => beta(a, b)),
  }
}
