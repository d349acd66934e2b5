/** The shortest routes of a few customers, by dynamic programming over sets of them. */

import type { Task } from './slack-induction.ts'

/**
 * The length of an optimal solution for at most a dozen customers: the shortest tour through each set that fits into a vehicle (Held and
 * Karp 1962), then the cheapest way to part all customers into such sets.
 */
export const shortestRoutes = ({ distances, demand, capacity }: Task): number => {
  const n = demand.length
  const customers = n - 1
  const sets = 2 ** customers
  /** The shortest path from the depot through a set to one of its customers. */
  const path = new Float64Array(sets * customers).fill(Infinity)
  const tour = new Float64Array(sets).fill(Infinity)
  const load = new Float64Array(sets)
  for (let set = 1; set < sets; set++) {
    const highest = 31 - Math.clz32(set)
    load[set] = (load[set ^ (1 << highest)] as number) + (demand[highest + 1] as number)
    for (let last = 0; last < customers; last++) {
      if ((set & (1 << last)) === 0) continue
      const before = set ^ (1 << last)
      let least = before === 0 ? (distances[last + 1] as number) : Infinity
      for (let from = 0; from < customers; from++)
        if ((before & (1 << from)) !== 0)
          least = Math.min(
            least,
            (path[before * customers + from] as number) + (distances[(from + 1) * n + last + 1] as number),
          )
      path[set * customers + last] = least
      if ((load[set] as number) <= capacity)
        tour[set] = Math.min(tour[set] as number, least + (distances[(last + 1) * n] as number))
    }
  }
  const total = new Float64Array(sets).fill(Infinity)
  total[0] = 0
  for (let set = 1; set < sets; set++) {
    const highest = 1 << (31 - Math.clz32(set))
    // Subsets with the highest customer, so that no partition is met twice.
    for (let part = set; part > 0; part = (part - 1) & set)
      if ((part & highest) !== 0)
        total[set] = Math.min(total[set] as number, (total[set ^ part] as number) + (tour[part] as number))
  }
  return total[sets - 1] as number
}
