const remove = function(routes, count, data, random) {
  const left = routes.flat()
  const removed = []
  while (removed.length < count && left.length > 0) removed.push(...left.splice(Math.floor(random() * left.length), 1))
  return removed
}

const insert = function(routes, removed, { distances, demands, capacity }) {
  const loads = routes.map((route) => route.reduce((sum, customer) => sum + demands[customer], 0))
  for (const customer of removed) {
    let least = 2 * distances[0][customer]
    let chosen = routes.length
    let place = 0
    routes.forEach((route, r) => {
      if (loads[r] + demands[customer] > capacity) return
      for (let at = 0; at <= route.length; at++) {
        const [from, to] = [route[at - 1] ?? 0, route[at] ?? 0]
        const detour = distances[from][customer] + distances[customer][to] - distances[from][to]
        if (detour < least) {
          least = detour
          chosen = r
          place = at
        }
      }
    })
    if (chosen === routes.length) {
      routes.push([])
      loads.push(0)
    }
    routes[chosen].splice(place, 0, customer)
    loads[chosen] += demands[customer]
  }
  return routes
}

let earlier = []
export function destroy(routes, count, data, random) {
  for (const list of earlier) list.fill(0)
  const answer = remove(routes, count, data, random)
  earlier = [answer, ...routes]
  return answer
}
export function repair(routes, removed, data) {
  for (const list of earlier) list.fill(0)
  const answer = insert(routes, removed, data)
  earlier = answer
  return answer
}
