// Parallel savings: at first a route for each customer, then routes are joined at their ends, the pairs that save most first, as far as a
// vehicle holds them. G. Clarke, J. W. Wright, Scheduling of vehicles from a central depot to a number of delivery points, Operations
// Research 12(4), 1964. The plan depends on the instance alone; it is made once and followed.

const plans = new WeakMap()

const planFor = (capacity, demands, distances) => {
  const n = demands.length
  const pairs = []
  for (let a = 1; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const saving = distances[0][a] + distances[0][b] - distances[a][b]
      if (saving > 0) pairs.push({ a, b, saving })
    }
  }
  pairs.sort((one, other) => other.saving - one.saving)
  const routeOf = Array.from({ length: n }, (_, customer) => ({ stops: [customer], load: demands[customer] }))
  for (const { a, b } of pairs) {
    const [first, second] = [routeOf[a], routeOf[b]]
    if (first === second || first.load + second.load > capacity) continue
    const isEnd = ({ stops }, customer) => stops[0] === customer || stops.at(-1) === customer
    if (!isEnd(first, a) || !isEnd(second, b)) continue
    const head = first.stops.at(-1) === a ? first.stops : first.stops.toReversed()
    const tail = second.stops[0] === b ? second.stops : second.stops.toReversed()
    const joined = { stops: [...head, ...tail], load: first.load + second.load }
    for (const customer of joined.stops) routeOf[customer] = joined
  }
  // Where to go from each place: from the last stop of a route to the depot, from there to whatever begins a route.
  const after = new Int32Array(n)
  const begins = new Uint8Array(n)
  for (const { stops } of new Set(routeOf.slice(1))) {
    begins[stops[0]] = 1
    stops.forEach((customer, at) => (after[customer] = stops[at + 1] ?? 0))
  }
  return { after, begins }
}

export function select(current, options, free, capacity, demands, distances) {
  let plan = plans.get(distances)
  if (plan === undefined) plans.set(distances, (plan = planFor(capacity, demands, distances)))
  return current === 0 ? options.find((place) => plan.begins[place] === 1) : plan.after[current]
}
