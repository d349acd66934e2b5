/** What an exported solver needs besides driver and heuristic; its text goes into the exported file, so it imports nothing. */

type Draws = { readonly next: () => number; readonly index: (below: number) => number }

/** The stream of a seed, xoroshiro128+ of Blackman and Vigna (2018) in 32-bit halves, and after `jump` draws of 2⁶⁴ the guest's. */
export const seededStream = (seed: number, { jumped = false }: { readonly jumped?: boolean } = {}): Draws => {
  let [high0, low0, high1, low1] = [-1, ~seed, seed | 0, 0]
  const step = (): void => {
    const low = low1 ^ low0
    const high = high1 ^ high0
    const [oldLow, oldHigh] = [low0, high0]
    low0 = (oldLow << 24) ^ (oldHigh >>> 8) ^ low ^ (low << 16)
    high0 = (oldHigh << 24) ^ (oldLow >>> 8) ^ high ^ ((high << 16) | (low >>> 16))
    low1 = (high << 5) ^ (low >>> 27)
    high1 = (low << 5) ^ (high >>> 27)
  }
  if (jumped) {
    let [sumHigh0, sumLow0, sumHigh1, sumLow1] = [0, 0, 0, 0]
    for (const polynomial of [0xd8f554a5, 0xdf900294, 0x4b3201fc, 0x170865df]) {
      for (let bit = 0; bit < 32; bit++) {
        if (((polynomial >>> bit) & 1) === 1) {
          sumHigh0 ^= high0
          sumLow0 ^= low0
          sumHigh1 ^= high1
          sumLow1 ^= low1
        }
        step()
      }
    }
    high0 = sumHigh0
    low0 = sumLow0
    high1 = sumHigh1
    low1 = sumLow1
  }
  const bits = (): number => {
    const drawn = (low0 + low1) | 0
    step()
    return drawn
  }
  return {
    next: () => {
      const upper = bits() & 0x3ffffff
      return upper * 2 ** -26 + (bits() & 0x7ffffff) * 2 ** -53
    },
    index: (below) => {
      const most = below > 2 ? Math.trunc(2 ** 32 / below) * below : 2 ** 32
      for (;;) {
        const drawn = bits() + 2 ** 31
        if (drawn < most) return drawn % below
      }
    },
  }
}

const numbers = (value: unknown, name: string): Float64Array => {
  const copy = Float64Array.from(value as ArrayLike<number>)
  if (copy.some(Number.isNaN)) throw new TypeError(`${name} returned an array with an element that is not a number`)
  return copy
}

/** A function of the heuristic whose results reach the driver as plain numbers and typed arrays; throws TypeError for NaN. */
export const checkedFunction =
  (call: (...args: unknown[]) => unknown, name: string, returns: string, lists: readonly string[]) =>
  (...args: unknown[]): unknown => {
    const value = call(...args)
    if (returns === 'number' || returns === 'choice' || returns === 'member') {
      if (typeof value !== 'number' || Number.isNaN(value)) throw new TypeError(`${name} returned no number`)
      return value
    }
    if (returns === 'matrix' || returns === 'partition')
      return Array.from(value as ArrayLike<unknown>, (row) => numbers(row, name))
    if (returns !== 'lists') return numbers(value, name)
    return Object.fromEntries(lists.map((key) => [key, numbers((value as Record<string, unknown>)[key], name)]))
  }

/** Plain arrays of numbers as typed ones, which is what drivers take. */
export const typedArrays = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typedArrays(one)]))
  return value.every((one) => typeof one === 'number') ? Float64Array.from(value) : value.map(typedArrays)
}
