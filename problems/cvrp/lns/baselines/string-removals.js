// Slack induction by string removals: strings of consecutive customers out of routes near each other, and greedy insertion with blinks, in
// random order, by demand, farthest or nearest first. J. Christiaens, G. Vanden Berghe, Slack induction by string removals for vehicle
// routing problems, Transportation Science 54(2), 2020, without its split strings.

const longestString = 10
const blink = 0.01

export function destroy(routes, count, { distances }, random) {
  const customers = routes.flat()
  const row = distances[customers[Math.floor(random() * customers.length)]]
  const near = customers.toSorted((a, b) => row[a] - row[b])
  const removed = []
  const touched = new Set()
  for (const customer of near) {
    if (removed.length >= count) break
    const r = routes.findIndex((route) => route.includes(customer))
    if (r < 0 || touched.has(r)) continue
    const route = routes[r]
    const most = Math.min(longestString, route.length, count - removed.length)
    const length = 1 + Math.floor(random() * most)
    const at = route.indexOf(customer)
    const low = Math.max(0, at - length + 1)
    const high = Math.min(at, route.length - length)
    removed.push(...route.slice(low + Math.floor(random() * (high - low + 1))).slice(0, length))
    touched.add(r)
  }
  return removed
}

const shuffled = (items, random) =>
  items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)

export function repair(routes, removed, { distances, demands, capacity }, random) {
  const loads = routes.map((route) => route.reduce((sum, customer) => sum + demands[customer], 0))
  const kind = random() * 11
  const order =
    kind < 4
      ? shuffled(removed, random)
      : kind < 8
        ? removed.toSorted((a, b) => demands[b] - demands[a])
        : kind < 10
          ? removed.toSorted((a, b) => distances[0][b] - distances[0][a])
          : removed.toSorted((a, b) => distances[0][a] - distances[0][b])
  for (const customer of order) {
    let least = Infinity
    let chosen = -1
    let place = 0
    routes.forEach((route, r) => {
      if (loads[r] + demands[customer] > capacity) return
      for (let at = 0; at <= route.length; at++) {
        const [from, to] = [route[at - 1] ?? 0, route[at] ?? 0]
        const detour = distances[from][customer] + distances[customer][to] - distances[from][to]
        if (detour < least && random() >= blink) {
          least = detour
          chosen = r
          place = at
        }
      }
    })
    if (chosen < 0) {
      chosen = routes.push([]) - 1
      loads.push(0)
    }
    routes[chosen].splice(place, 0, customer)
    loads[chosen] += demands[customer]
  }
  return routes
}
