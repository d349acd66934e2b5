/** The family's reference: CVRPLIB's table for its instances, a proven optimum for small ones, otherwise the best routes of a strong search. */

import { randomStream, type Reference } from 'heuristica/problem'
import { flatDistances } from 'heuristica/problem/search/flat-distances'
import { cvrplibReference } from './cvrplib.ts'
import { customersIn, type Instance } from './instance.ts'
import { routesOf, totalLength } from './routes.ts'
import { shortestRoutes } from './shortest-routes.ts'
import { slackInduction } from './slack-induction.ts'

/** Up to here the exact method takes no longer than the search. */
const mostExactCustomers = 11
const iterationsPerCustomer = 300

const reference = (instance: Instance): Reference => {
  const known = cvrplibReference(instance)
  if (known !== undefined) return known
  const { demand, capacity } = instance
  const task = { distances: flatDistances(instance), demand, capacity }
  const customers = customersIn(instance)
  if (customers <= mostExactCustomers)
    return { value: shortestRoutes(task), kind: 'optimal', by: 'dynamic programming' }
  const random = randomStream(customers, 'cvrp reference')
  const routes = slackInduction(task, iterationsPerCustomer * customers, random)
  return {
    value: totalLength(instance, routesOf(routes, instance)),
    kind: 'best-known',
    by: 'slack induction by string removals',
  }
}
export default reference
