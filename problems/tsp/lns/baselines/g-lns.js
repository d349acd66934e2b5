// A team after the ideas of the operators that G-LNS (2026) found, written anew and shorter: remove a costly stretch of the tour or cities
// with large detours; insert in random order, and then mend the surroundings of what was inserted by 2-opt.

const split = (tour, positions) => {
  const gone = new Set(positions)
  return { removed: [...gone].map((at) => tour[at]), partial: tour.filter((_, at) => !gone.has(at)) }
}

const sample = (items, count, random) => {
  const left = [...items]
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0],
  )
}

/** One of the fifteen most costly stretches. */
function removeCostlyStretch(tour, count, { distances }, random) {
  const n = tour.length
  const window = Math.max(3, Math.floor(n / 10))
  const edge = (at) => distances[tour[at % n]][tour[(at + 1) % n]]
  const cost = tour.map((_, start) => {
    let sum = 0
    for (let step = 0; step + 1 < window; step++) sum += edge(start + step)
    return sum
  })
  const ranked = [...tour.keys()].toSorted((a, b) => cost[b] - cost[a])
  const start = ranked[Math.floor(random() * Math.min(15, n))]
  return split(
    tour,
    Array.from({ length: count }, (_, step) => (start + step) % n),
  )
}

/** Some of the cities with the largest detours. */
function removeDetours(tour, count, { distances }, random) {
  const n = tour.length
  const detour = tour.map((city, at) => {
    const before = tour[(at + n - 1) % n]
    const after = tour[(at + 1) % n]
    return distances[before][city] + distances[city][after] - distances[before][after]
  })
  const ranked = [...tour.keys()].toSorted((a, b) => detour[b] - detour[a])
  return split(tour, sample(ranked.slice(0, 3 * count), count, random))
}

function removeStretch(tour, count, data, random) {
  const start = Math.floor(random() * tour.length)
  return split(
    tour,
    Array.from({ length: count }, (_, step) => (start + step) % tour.length),
  )
}

const insertCheapest = (tour, city, distances) => {
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

/** 2-opt moves with an edge at one of the cities, as long as they gain, a few rounds. */
const mend = (tour, cities, distances) => {
  const n = tour.length
  for (let round = 0; round < 4; round++) {
    let improved = false
    for (const city of cities) {
      const p = tour.indexOf(city)
      for (const i of [p, (p + n - 1) % n]) {
        const [a, b] = [tour[i], tour[(i + 1) % n]]
        for (let j = 0; j < n; j++) {
          const [c, d] = [tour[j], tour[(j + 1) % n]]
          if (a === c || b === c || a === d) continue
          if (distances[a][c] + distances[b][d] > distances[a][b] + distances[c][d] - 1e-9) continue
          const [low, high] = i < j ? [i + 1, j] : [j + 1, i]
          for (let x = low, y = high; x < y; x++, y--) [tour[x], tour[y]] = [tour[y], tour[x]]
          improved = true
          break
        }
        if (improved) break
      }
    }
    if (!improved) return
  }
}

function insertAndMend(partial, removed, { distances }, random) {
  const tour = [...partial]
  const cities = sample(removed, removed.length, random)
  for (const city of cities) insertCheapest(tour, city, distances)
  mend(tour, cities, distances)
  return tour
}

/** The farthest from the tour first, since it decides its shape. */
function insertFarthestAndMend(partial, removed, { distances }) {
  const tour = [...partial]
  const away = new Map(
    removed.map((city) => [city, tour.reduce((least, other) => Math.min(least, distances[city][other]), Infinity)]),
  )
  const cities = [...removed].toSorted((a, b) => away.get(b) - away.get(a))
  for (const city of cities) insertCheapest(tour, city, distances)
  mend(tour, cities, distances)
  return tour
}

export const destroy = [removeCostlyStretch, removeDetours, removeStretch]
export const repair = [insertAndMend, insertFarthestAndMend]
