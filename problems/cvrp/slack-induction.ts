/** A strong search for references: slack induction by string removals. */

import type { Random } from 'heuristica/problem'

/** What is served; place 0 is the depot, distances row by row. */
export type Task = { readonly distances: Float64Array; readonly demand: Float64Array; readonly capacity: number }

/** Customers that an iteration removes on average, and the longest string that it takes out of a route. */
const removedOnAverage = 10
const longestString = 10
/** Probability that an insertion overlooks a place. */
const blink = 0.01

/** For every customer all customers, nearest first, itself included. */
const neighboursOf = ({ distances }: Task, n: number): readonly Int32Array[] =>
  Array.from({ length: n }, (_, place) =>
    Int32Array.from({ length: n - 1 }, (_, at) => at + 1).toSorted(
      (a, b) => (distances[place * n + a] as number) - (distances[place * n + b] as number) || a - b,
    ),
  )

/**
 * The best routes found in so many iterations, from one route a customer. An iteration removes strings of neighbouring customers from routes
 * near each other and puts them back greedily, overlooking a place now and then; simulated annealing accepts. J. Christiaens, G. Vanden
 * Berghe, Slack induction by string removals for vehicle routing problems, Transportation Science 54(2), 2020, without its split strings.
 */
export const slackInduction = (task: Task, iterations: number, random: Random): Int32Array[] => {
  const { distances, demand, capacity } = task
  const n = demand.length
  const near = neighboursOf(task, n)
  /** 0 … n − 2 by customer; a route is the list of its customers in order. */
  let routes: number[][] = Array.from({ length: n - 1 }, (_, at) => [at + 1])
  let loads: number[] = routes.map(([customer]) => demand[customer as number] as number)
  const routeOf = new Int32Array(n)
  const d = (from: number, to: number): number => distances[from * n + to] as number
  const lengthOf = (route: readonly number[]): number => {
    let length = 0
    let from = 0
    for (const to of route) {
      length += d(from, to)
      from = to
    }
    return length + d(from, 0)
  }
  const renumber = (): void => {
    routes.forEach((route, r) => {
      for (const customer of route) routeOf[customer] = r
    })
  }
  renumber()
  let current = routes.reduce((sum, route) => sum + lengthOf(route), 0)
  let best = routes.map((route) => Int32Array.from(route))
  let bestLength = current
  const first = (0.1 * current) / n
  const last = first / 1000
  const isTouched = new Uint8Array(n)

  /** Takes strings out of routes; the routes that change are copied first, since the others are shared with the solution before. */
  const ruin = (): number[] => {
    const removed: number[] = []
    const average = (n - 1) / routes.length
    const longest = Math.min(longestString, average)
    const most = (4 * removedOnAverage) / (1 + longest) - 1
    const strings = Math.floor(1 + random.next() * most)
    isTouched.fill(0)
    let count = 0
    const seed = 1 + random.index(n - 1)
    for (const customer of near[seed] as Int32Array) {
      if (count >= strings) break
      const r = routeOf[customer] as number
      if (r < 0 || isTouched[r] === 1) continue
      const route = routes[r] as number[]
      const length = Math.floor(1 + random.next() * Math.min(route.length, longest))
      const at = route.indexOf(customer)
      const low = Math.max(0, at - length + 1)
      const high = Math.min(at, route.length - length)
      const start = low + random.index(high - low + 1)
      const kept = route.slice()
      for (const taken of kept.splice(start, length)) {
        removed.push(taken)
        routeOf[taken] = -1
        loads[r] = (loads[r] as number) - (demand[taken] as number)
      }
      routes[r] = kept
      isTouched[r] = 1
      count++
    }
    return removed
  }

  const inOrder = (removed: number[]): number[] => {
    const kind = random.index(11)
    if (kind < 4) {
      for (let at = removed.length - 1; at > 0; at--) {
        const other = random.index(at + 1)
        const kept = removed[at] as number
        removed[at] = removed[other] as number
        removed[other] = kept
      }
      return removed
    }
    if (kind < 8) return removed.toSorted((a, b) => (demand[b] as number) - (demand[a] as number))
    if (kind < 10) return removed.toSorted((a, b) => d(0, b) - d(0, a))
    return removed.toSorted((a, b) => d(0, a) - d(0, b))
  }

  const insert = (customer: number): void => {
    const wanted = demand[customer] as number
    const row = customer * n
    let least = Infinity
    let chosen = -1
    let place = 0
    for (let r = 0; r < routes.length; r++) {
      const route = routes[r] as number[]
      if (route.length === 0 || (loads[r] as number) + wanted > capacity) continue
      let from = 0
      for (let at = 0; at <= route.length; at++) {
        const to = at === route.length ? 0 : (route[at] as number)
        const detour = (distances[row + from] as number) + (distances[row + to] as number) - d(from, to)
        if (detour < least && random.next() >= blink) {
          least = detour
          chosen = r
          place = at
        }
        from = to
      }
    }
    if (chosen < 0) {
      const empty = routes.findIndex(({ length }) => length === 0)
      chosen = empty < 0 ? routes.length : empty
      routes[chosen] = []
      loads[chosen] = 0
    } else if (isTouched[chosen] !== 1) {
      routes[chosen] = (routes[chosen] as number[]).slice()
      isTouched[chosen] = 1
    }
    ;(routes[chosen] as number[]).splice(place, 0, customer)
    loads[chosen] = (loads[chosen] as number) + wanted
    routeOf[customer] = chosen
  }

  for (let iteration = 0; iteration < iterations; iteration++) {
    const before = { routes, loads }
    routes = routes.slice()
    loads = loads.slice()
    const removed = ruin()
    for (const customer of inOrder(removed)) insert(customer)
    let length = 0
    for (const route of routes) if (route.length > 0) length += lengthOf(route)
    const temperature = first * (last / first) ** (iteration / iterations)
    if (length < current - temperature * Math.log(random.next())) {
      current = length
      if (routes.some((route) => route.length === 0)) {
        const kept = routes.map((_, r) => r).filter((r) => (routes[r] as number[]).length > 0)
        loads = kept.map((r) => loads[r] as number)
        routes = kept.map((r) => routes[r] as number[])
        renumber()
      }
      if (length < bestLength - 1e-9) {
        bestLength = length
        best = routes.map((route) => Int32Array.from(route))
      }
    } else {
      ;({ routes, loads } = before)
      renumber()
    }
  }
  return best
}
