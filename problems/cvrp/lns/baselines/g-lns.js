// A team after the ideas of the operators that G-LNS (2026) found, written anew and shorter: remove mostly customers with large detours, or
// such that are far from the middle of their route as well; insert where the detour is least, or those first that would regret waiting, with
// a discount for routes that become full, and then mend the routes that changed.

const detourOf = (route, at, distances) => {
  const [before, customer, after] = [route[at - 1] ?? 0, route[at], route[at + 1] ?? 0]
  return distances[before][customer] + distances[customer][after] - distances[before][after]
}

const sample = (items, count, random) => {
  const left = [...items]
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0],
  )
}

/** Seven of ten among those rated highest, the rest at random. */
const mostly = (rated, count, random) => {
  const ranked = rated.toSorted((a, b) => b.rating - a.rating).map(({ customer }) => customer)
  const greedy = Math.floor(0.7 * count)
  const chosen = sample(ranked.slice(0, 2 * greedy), greedy, random)
  const others = ranked.filter((customer) => !chosen.includes(customer))
  return [...chosen, ...sample(others, count - chosen.length, random)]
}

function removeDetours(routes, count, { distances }, random) {
  const rated = routes.flatMap((route) =>
    route.map((customer, at) => ({ customer, rating: detourOf(route, at, distances) })),
  )
  return mostly(rated, count, random)
}

function removeStray(routes, count, { distances, coordinates }, random) {
  const rated = routes.flatMap((route) => {
    const middle = [0, 1].map((axis) => route.reduce((sum, one) => sum + coordinates[one][axis], 0) / route.length)
    return route.map((customer, at) => {
      const [x, y] = coordinates[customer]
      return { customer, rating: detourOf(route, at, distances) + Math.hypot(x - middle[0], y - middle[1]) }
    })
  })
  return mostly(rated, count, random)
}

function removeAround(routes, count, { distances }, random) {
  const customers = routes.flat()
  const row = distances[customers[Math.floor(random() * customers.length)]]
  return customers.toSorted((a, b) => row[a] - row[b]).slice(0, count)
}

const loadsOf = (routes, demands) => routes.map((route) => route.reduce((sum, one) => sum + demands[one], 0))

const place = (customer, routes, loads, { distances, demands, capacity }) => {
  const offers = [{ r: routes.length, at: 0, cost: 2 * distances[0][customer] }]
  routes.forEach((route, r) => {
    const load = loads[r] + demands[customer]
    if (load > capacity) return
    let best = { r, at: 0, cost: Infinity }
    for (let at = 0; at <= route.length; at++) {
      const [from, to] = [route[at - 1] ?? 0, route[at] ?? 0]
      const cost = distances[from][customer] + distances[customer][to] - distances[from][to]
      if (cost < best.cost) best = { r, at, cost }
    }
    offers.push({ ...best, cost: best.cost * (1 - (0.3 * load) / capacity) })
  })
  return offers.toSorted((a, b) => a.cost - b.cost)
}

const insert = (customer, { r, at }, routes, loads, demands) => {
  if (r === routes.length) {
    routes.push([])
    loads.push(0)
  }
  routes[r].splice(at, 0, customer)
  loads[r] += demands[customer]
}

/** 2-opt moves within a route, as long as they gain. */
const mend = (route, distances) => {
  for (let improved = true; improved;) {
    improved = false
    for (let i = 0; i < route.length; i++) {
      for (let j = i + 1; j < route.length; j++) {
        const [a, b, c, d] = [route[i - 1] ?? 0, route[i], route[j], route[j + 1] ?? 0]
        if (distances[a][c] + distances[b][d] > distances[a][b] + distances[c][d] - 1e-9) continue
        for (let low = i, high = j; low < high; low++, high--) [route[low], route[high]] = [route[high], route[low]]
        improved = true
      }
    }
  }
}

const mendChanged = (routes, removed, distances) => {
  for (const route of routes) if (route.some((customer) => removed.includes(customer))) mend(route, distances)
  return routes
}

function insertCheapest(routes, removed, data, random) {
  const loads = loadsOf(routes, data.demands)
  for (const customer of sample(removed, removed.length, random))
    insert(customer, place(customer, routes, loads, data)[0], routes, loads, data.demands)
  return mendChanged(routes, removed, data.distances)
}

function insertByRegret(routes, removed, data) {
  const loads = loadsOf(routes, data.demands)
  const waiting = [...removed]
  while (waiting.length > 0) {
    const offers = waiting.map((customer) => place(customer, routes, loads, data))
    const regret = ([best, ...others]) => others.slice(0, 2).reduce((sum, { cost }) => sum + cost - best.cost, 0)
    let chosen = 0
    for (let at = 1; at < waiting.length; at++) if (regret(offers[at]) > regret(offers[chosen])) chosen = at
    const [customer] = waiting.splice(chosen, 1)
    insert(customer, offers[chosen][0], routes, loads, data.demands)
  }
  return mendChanged(routes, removed, data.distances)
}

export const destroy = [removeDetours, removeStray, removeAround]
export const repair = [insertCheapest, insertByRegret]
