import { randomStream } from 'heuristica/problem'
import { flatDistances } from 'heuristica/problem/search/flat-distances'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from './instance.ts'
import { generate } from './instances.ts'
import reference from './reference.ts'
import { routesOf, totalLength } from './routes.ts'
import { shortestRoutes } from './shortest-routes.ts'
import { slackInduction, type Task } from './slack-induction.ts'

const taskOf = (instance: Instance): Task => ({ ...instance, distances: flatDistances(instance) })

const customers = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 6 })),
  { minLength: 1, maxLength: 6 },
)

/** All ways to part a list into routes in all orders. */
const cheapest = (left: readonly number[], task: Task): number => {
  const [first, ...others] = left
  if (first === undefined) return 0
  const n = task.demand.length
  const d = (a: number, b: number): number => task.distances[a * n + b] as number
  let least = Infinity
  const grow = (route: readonly number[], load: number, length: number): void => {
    if (load > task.capacity) return
    const last = route.at(-1) as number
    if (route.includes(first))
      least = Math.min(
        least,
        length +
          d(last, 0) +
          cheapest(
            left.filter((one) => !route.includes(one)),
            task,
          ),
      )
    for (const next of left)
      if (!route.includes(next)) grow([...route, next], load + (task.demand[next] as number), length + d(last, next))
  }
  for (const start of [first, ...others]) grow([start], task.demand[start] as number, d(0, start))
  return least
}

test('optima are those of trying everything, and the search finds them', () => {
  fc.assert(
    fc.property(customers, fc.integer({ min: 6, max: 12 }), fc.nat(), (drawn, capacity, seed) => {
      const places = [[2, 3, 0], ...drawn] as const
      const instance: Instance = {
        weight: 'euclidean',
        x: Float64Array.from(places, ([x]) => x),
        y: Float64Array.from(places, ([, y]) => y),
        demand: Float64Array.from(places, ([, , wanted]) => wanted),
        capacity,
      }
      const task = taskOf(instance)
      const optimum = shortestRoutes(task)
      if (drawn.length <= 4)
        expect(optimum).toBeCloseTo(
          cheapest(
            drawn.map((_, at) => at + 1),
            task,
          ),
          9,
        )
      const found = routesOf(slackInduction(task, 300, randomStream(seed, 'search')), instance)
      expect(totalLength(instance, found)).toBeGreaterThanOrEqual(optimum - 1e-9)
      expect(totalLength(instance, found)).toBeLessThanOrEqual(optimum * 1.05 + 1e-9)
    }),
    { numRuns: 60 },
  )
})

test('ten customers are solved to optimality, more by the search, which needs no more than this', () => {
  const small = reference(generate({ n: 9, clusters: 0, rep: 900 }))
  expect([small.kind, small.by]).toEqual(['optimal', 'dynamic programming'])
  const instance = generate({ n: 11, clusters: 0, rep: 901 })
  const task = taskOf(instance)
  const routes = routesOf(slackInduction(task, 2000, randomStream(1, 'search')), instance)
  expect(totalLength(instance, routes)).toBeCloseTo(shortestRoutes(task), 9)
  const large = reference(generate({ n: 30, clusters: 2, rep: 900 }))
  expect(large).toMatchObject({ kind: 'best-known', by: 'slack induction by string removals' })
})
