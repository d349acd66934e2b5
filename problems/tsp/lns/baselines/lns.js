// Ruin and recreate: random removal, and cheapest insertion in random order.
// G. Schrimpf and others, Record breaking optimization results using the ruin and recreate principle, Journal of Computational Physics
// 159(2), 2000; P. Shaw, Using constraint programming and local search methods to solve vehicle routing problems, CP 1998.

export function destroy(tour, count, data, random) {
  const partial = [...tour]
  const removed = []
  while (removed.length < count) removed.push(...partial.splice(Math.floor(random() * partial.length), 1))
  return { removed, partial }
}

export function repair(partial, removed, { distances }) {
  const tour = [...partial]
  for (const city of removed) {
    const row = distances[city]
    let place = 0
    let least = Infinity
    for (let at = 0; at < tour.length; at++) {
      const from = tour[at === 0 ? tour.length - 1 : at - 1]
      const detour = row[from] + row[tour[at]] - distances[from][tour[at]]
      if (detour < least) {
        least = detour
        place = at
      }
    }
    tour.splice(place, 0, city)
  }
  return tour
}
