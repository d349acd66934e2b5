/** The nearest-neighbour tour, where local searches start. */

/** From `start` always to the nearest city not yet visited, ties to the lowest index. `weights` is a square matrix, row by row. */
export const nearestNeighbourTour = (weights: ArrayLike<number>, n: number, start = 0): Int32Array => {
  const tour = new Int32Array(n)
  const left = new Int32Array(n)
  for (let city = 0; city < n; city++) left[city] = city
  let current = start
  tour[0] = start
  left.copyWithin(start, start + 1)
  for (let at = 1; at < n; at++) {
    const row = current * n
    let nearest = 0
    let least = weights[row + (left[0] as number)] as number
    for (let i = 1; i < n - at; i++) {
      const weight = weights[row + (left[i] as number)] as number
      if (weight < least) {
        nearest = i
        least = weight
      }
    }
    current = left[nearest] as number
    tour[at] = current
    left.copyWithin(nearest, nearest + 1, n - at)
  }
  return tour
}
