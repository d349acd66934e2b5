/** Optimal tours of small instances by dynamic programming over subsets. */

/** Cities at most: beyond, the table does not fit into memory. */
export const mostExactCities = 20

/**
 * The length of a shortest tour: for every set of cities other than the last, and every city in it, the shortest path from the last city
 * through the set to that city. M. Held and R. M. Karp, A dynamic programming approach to sequencing problems, Journal of the Society for
 * Industrial and Applied Mathematics 10(1), 1962. Takes n² 2ⁿ steps; throws RangeError beyond 20 cities.
 */
export const shortestTour = (distances: readonly Float64Array[]): Int32Array => {
  const n = distances.length
  if (n > mostExactCities) throw new RangeError(`Expected at most ${mostExactCities} cities, got ${n}`)
  const free = n - 1
  const home = distances[free] as Float64Array
  const sets = 1 << free
  const best = new Float64Array(sets * free).fill(Infinity)
  for (let city = 0; city < free; city++) best[(1 << city) * free + city] = home[city] as number
  for (let set = 1; set < sets; set++) {
    for (let last = 0; last < free; last++) {
      if ((set & (1 << last)) === 0) continue
      const length = best[set * free + last] as number
      const row = distances[last] as Float64Array
      for (let next = 0; next < free; next++) {
        if ((set & (1 << next)) !== 0) continue
        const at = (set | (1 << next)) * free + next
        const extended = length + (row[next] as number)
        if (extended < (best[at] as number)) best[at] = extended
      }
    }
  }
  // Backwards from the whole set: the city before is one that explains the length.
  const tour = new Int32Array(n)
  tour[0] = free
  let set = sets - 1
  let after = home
  for (let position = free; position > 0; position--) {
    let chosen = -1
    let shortest = Infinity
    for (let city = 0; city < free; city++) {
      if ((set & (1 << city)) === 0) continue
      const length = (best[set * free + city] as number) + (after[city] as number)
      if (length < shortest) [shortest, chosen] = [length, city]
    }
    tour[position] = chosen
    set &= ~(1 << chosen)
    after = distances[chosen] as Float64Array
  }
  return tour
}
