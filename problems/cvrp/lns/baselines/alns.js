// The operators of adaptive large-neighbourhood search, without time windows: random, worst and related removal, greedy and regret-2
// insertion. S. Ropke, D. Pisinger, An adaptive large neighborhood search heuristic for the pickup and delivery problem with time windows,
// Transportation Science 40(4), 2006, with its exponents of randomness (6 for related, 3 for worst removal).

function removeRandom(routes, count, data, random) {
  const left = routes.flat()
  const removed = []
  while (removed.length < count && left.length > 0) removed.push(...left.splice(Math.floor(random() * left.length), 1))
  return removed
}

function removeWorst(routes, count, { distances }, random) {
  const removed = []
  while (removed.length < count) {
    const savings = routes.flatMap((route, r) =>
      route.map((customer, at) => {
        const [before, after] = [route[at - 1] ?? 0, route[at + 1] ?? 0]
        const saving = distances[before][customer] + distances[customer][after] - distances[before][after]
        return { r, at, saving }
      }),
    )
    if (savings.length === 0) break
    savings.sort((a, b) => b.saving - a.saving)
    const { r, at } = savings[Math.floor(random() ** 3 * savings.length)]
    removed.push(...routes[r].splice(at, 1))
  }
  return removed
}

function removeRelated(routes, count, { distances }, random) {
  const left = routes.flat()
  const removed = left.splice(Math.floor(random() * left.length), 1)
  while (removed.length < count && left.length > 0) {
    const row = distances[removed[Math.floor(random() * removed.length)]]
    const ranked = [...left.keys()].toSorted((a, b) => row[left[a]] - row[left[b]])
    removed.push(...left.splice(ranked[Math.floor(random() ** 6 * left.length)], 1))
  }
  return removed
}

/** Where a customer costs least in a route that can take it; Infinity where it cannot. */
const cheapest = (customer, route, { distances }) => {
  let least = Infinity
  let place = 0
  for (let at = 0; at <= route.length; at++) {
    const [from, to] = [route[at - 1] ?? 0, route[at] ?? 0]
    const detour = distances[from][customer] + distances[customer][to] - distances[from][to]
    if (detour < least) {
      least = detour
      place = at
    }
  }
  return { detour: least, place }
}

/** Inserts one customer after another; `rate` says from its two cheapest routes how urgent one is. Only the route that changed is looked at again. */
const insertBy = (rate) => (routes, removed, data) => {
  const { distances, demands, capacity } = data
  const loads = routes.map((route) => route.reduce((sum, customer) => sum + demands[customer], 0))
  const look = (customer, r) =>
    loads[r] + demands[customer] > capacity ? { detour: Infinity, place: 0 } : cheapest(customer, routes[r], data)
  const waiting = removed.map((customer) => ({ customer, offers: routes.map((_, r) => look(customer, r)) }))
  while (waiting.length > 0) {
    let chosen
    waiting.forEach(({ customer, offers }, at) => {
      // A route of its own is always to be had.
      let best = { r: routes.length, detour: 2 * distances[0][customer], place: 0 }
      let second = Infinity
      offers.forEach(({ detour, place }, r) => {
        if (detour < best.detour) {
          second = best.detour
          best = { r, detour, place }
        } else second = Math.min(second, detour)
      })
      const urgency = rate(best.detour, second)
      if (chosen === undefined || urgency > chosen.urgency) chosen = { at, urgency, ...best }
    })
    const [{ customer }] = waiting.splice(chosen.at, 1)
    if (chosen.r === routes.length) {
      routes.push([])
      loads.push(0)
    }
    routes[chosen.r].splice(chosen.place, 0, customer)
    loads[chosen.r] += demands[customer]
    for (const one of waiting) one.offers[chosen.r] = look(one.customer, chosen.r)
  }
  return routes
}

export const destroy = [removeRandom, removeWorst, removeRelated]
export const repair = [
  insertBy((best) => -best),
  insertBy((best, second) => (second === Infinity ? best : second - best)),
]
