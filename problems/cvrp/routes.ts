/** Routes on the host: feasible ones, and how long they are. */

import { Infeasible } from 'heuristica/problem'
import { distanceOf } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from './instance.ts'
import { parseRoutes, type Routes } from './parse-routes.ts'

/** The value as routes of an instance, empty ones dropped. Throws Infeasible with the reason where it is none. */
export const routesOf = (value: unknown, instance: Instance): Routes => {
  const routes = parseRoutes(value, instance)
  if (typeof routes === 'string') throw new Infeasible(routes)
  return routes
}

/** The length of all routes, from the depot and back. */
export const totalLength = (instance: Instance, routes: Routes): number => {
  const distance = distanceOf(instance)
  let length = 0
  for (const route of routes) {
    let from = 0
    for (const customer of route) {
      length += distance(from, customer)
      from = customer
    }
    length += distance(from, 0)
  }
  return length
}
