const remove = (tour, count, random) => {
  const partial = [...tour]
  const removed = []
  while (removed.length < count) removed.push(...partial.splice(Math.floor(random() * partial.length), 1))
  return { removed, partial }
}
const insert = (partial, removed, distances) => {
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

export const destroy = (tour, count, data, random) => remove(tour, count, random)
export const repair = Array.from({ length: 65 }, () => (partial, removed) => [...partial, ...removed])
