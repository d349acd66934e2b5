/** What a solution is, and whether it is feasible; runs on the host and in the isolate. */

import type { Instance } from './instance.ts'

/** The customers of each vehicle in the order of its visits, without the depot; none is empty. */
export type Routes = readonly Int32Array[]

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))

const kindOf = (value: unknown): string => (value === null ? 'null' : typeof value)

/** Loads are sums of whole numbers as a rule; of others, the order of summation must not decide. */
const slack = 1 + 1e-12

/**
 * The value as routes of an instance; accepts lists of lists, drops empty ones. A text says why it is none: a customer is missing, visited
 * twice or unknown, or a vehicle carries more than it holds.
 */
export const parseRoutes = (
  value: unknown,
  { demand, capacity }: Pick<Instance, 'demand' | 'capacity'>,
): Routes | string => {
  const n = demand.length - 1
  if (!isList(value)) return `expected a list of routes, got ${kindOf(value)}`
  if (value.length > 2 * n + 1) return `there are ${value.length} routes for ${n} customers`
  const routeOf = new Int32Array(n + 1).fill(-1)
  const routes: Int32Array[] = []
  let visited = 0
  for (let r = 0; r < value.length; r++) {
    const given = value[r]
    if (!isList(given)) return `expected route ${r + 1} to be a list of customers, got ${kindOf(given)}`
    const stops = Math.min(given.length, n + 1)
    const route = new Int32Array(stops)
    let load = 0
    for (let at = 0; at < stops; at++) {
      const customer = given[at]
      if (typeof customer !== 'number' || !Number.isInteger(customer) || customer < 1 || customer > n)
        return `stop ${at + 1} of route ${r + 1} is ${String(customer).slice(0, 40)}, expected a customer from 1 to ${n}`
      const before = routeOf[customer] as number
      if (before >= 0) return `customer ${customer} is visited twice, in routes ${before + 1} and ${r + 1}`
      routeOf[customer] = r
      route[at] = customer
      load += demand[customer] as number
      visited++
    }
    if (load > capacity * slack) return `route ${r + 1} carries ${load}, but a vehicle holds ${capacity}`
    if (stops > 0) routes.push(route)
  }
  if (visited < n) return `${n - visited} of ${n} customers are in no route: ${routeOf.indexOf(-1, 1)} is the first`
  return routes
}
