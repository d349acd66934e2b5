// Customers by their angle around the depot, one vehicle after another filled as far as it goes, each stretch mended by 2-opt moves; of all
// angles to begin with, the best. B. E. Gillett, L. R. Miller, A heuristic algorithm for the vehicle-dispatch problem, Operations Research
// 22(2), 1974. The plan depends on the instance alone; it is made once and followed.

const plans = new WeakMap()

const mended = (stops, distances) => {
  const tour = [0, ...stops]
  const n = tour.length
  for (let improved = true; improved;) {
    improved = false
    for (let i = 0; i + 1 < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const [a, b, c, d] = [tour[i], tour[i + 1], tour[j], tour[(j + 1) % n]]
        if (distances[a][c] + distances[b][d] > distances[a][b] + distances[c][d] - 1e-9) continue
        for (let low = i + 1, high = j; low < high; low++, high--) [tour[low], tour[high]] = [tour[high], tour[low]]
        improved = true
      }
    }
  }
  return tour.slice(1)
}

const lengthOf = (stops, distances) =>
  stops.reduce((sum, stop, at) => sum + distances[at === 0 ? 0 : stops[at - 1]][stop], 0) + distances[stops.at(-1)][0]

const planFor = (capacity, demands, distances, coordinates) => {
  const angle = (place) =>
    Math.atan2(coordinates[place][1] - coordinates[0][1], coordinates[place][0] - coordinates[0][0])
  const order = Array.from({ length: demands.length - 1 }, (_, at) => at + 1).toSorted((a, b) => angle(a) - angle(b))
  const known = new Map()
  const routeFor = (stops) => {
    const key = stops.join()
    let route = known.get(key)
    if (route === undefined) {
      const mend = mended(stops, distances)
      known.set(key, (route = { stops: mend, length: lengthOf(mend, distances) }))
    }
    return route
  }
  let best = { length: Infinity, routes: [] }
  for (let first = 0; first < order.length; first++) {
    const routes = []
    let length = 0
    let stops = []
    let load = 0
    const close = () => {
      const route = routeFor(stops)
      routes.push(route.stops)
      length += route.length
    }
    for (const customer of [...order.slice(first), ...order.slice(0, first)]) {
      if (load + demands[customer] > capacity) {
        close()
        stops = []
        load = 0
      }
      stops.push(customer)
      load += demands[customer]
    }
    close()
    if (length < best.length) best = { length, routes }
  }
  const after = new Int32Array(demands.length)
  const begins = new Uint8Array(demands.length)
  for (const stops of best.routes) {
    begins[stops[0]] = 1
    stops.forEach((customer, at) => (after[customer] = stops[at + 1] ?? 0))
  }
  return { after, begins }
}

export function select(current, options, free, capacity, demands, distances, coordinates) {
  let plan = plans.get(distances)
  if (plan === undefined) plans.set(distances, (plan = planFor(capacity, demands, distances, coordinates)))
  return current === 0 ? options.find((place) => plan.begins[place] === 1) : plan.after[current]
}
