/** Nearest neighbours of every node, which local search looks at instead of all nodes. */

/**
 * For each of `n` nodes the `count` nearest others (at most n − 1), nearest first, ties to the lowest index; row by row. `weights` is a
 * square matrix, row by row, of numbers from 0, compared in single precision.
 */
export const neighbourLists = (weights: ArrayLike<number>, n: number, count: number = n - 1): Int32Array => {
  const length = Math.max(0, Math.min(count, n - 1))
  const lists = new Int32Array(n * length)
  // The bits of a float from 0 up are in its order; with the node behind them, keys sort without a comparator, which is ten times faster.
  const single = new Float32Array(1)
  const bits = new Uint32Array(single.buffer)
  const keys = new Float64Array(Math.max(0, n - 1))
  for (let node = 0; node < n; node++) {
    for (let other = 0, at = 0; other < n; other++) {
      if (other === node) continue
      single[0] = weights[node * n + other] as number
      keys[at++] = (bits[0] as number) * n + other
    }
    keys.sort()
    for (let at = 0; at < length; at++) lists[node * length + at] = (keys[at] as number) % n
  }
  return lists
}
