import { Infeasible } from 'heuristica/problem'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { describe as line, fewestVehicles, instanceSchema } from './instance.ts'
import { generate } from './instances.ts'
import { routesOf, totalLength } from './routes.ts'

const instance = generate({ n: 20, clusters: 0, rep: 900 })
const plain = { x: [0, 1, 1, 0], y: [0, 0, 1, 1], demand: [0, 3, 2, 4], capacity: 5 }

/** Customers in an order, cut wherever the next does not fit, or a coin says so. */
const feasible = fc
  .tuple(
    fc.shuffledSubarray(
      Array.from({ length: 20 }, (_, at) => at + 1),
      { minLength: 20 },
    ),
    fc.infiniteStream(fc.integer({ min: 0, max: 4 })),
  )
  .map(([order, coins]) => {
    const routes: number[][] = []
    let load = Infinity
    for (const customer of order) {
      const wanted = instance.demand[customer] as number
      if (load + wanted > instance.capacity || coins.next().value === 0) {
        routes.push([])
        load = 0
      }
      routes.at(-1)?.push(customer)
      load += wanted
    }
    return routes
  })

test('feasible routes stay as they are, and are as long as their edges', () => {
  const distances = distanceRows(instance)
  fc.assert(
    fc.property(feasible, (routes) => {
      const parsed = routesOf(routes, instance)
      expect(parsed.map((route) => [...route])).toEqual(routes)
      expect(routesOf([[], ...parsed, []], instance)).toEqual(parsed)
      const edges = routes.flatMap((route) =>
        [...route, 0].map((to, at) => (distances[route[at - 1] ?? 0] as Float64Array)[to] as number),
      )
      expect(totalLength(instance, parsed)).toBeCloseTo(
        edges.reduce((sum, edge) => sum + edge, 0),
        9,
      )
    }),
    { numRuns: 50 },
  )
})

test('a route more, less or heavier is told', () => {
  const small = instanceSchema.parse(plain)
  expect(routesOf([[1, 2], [3]], small).map(({ length }) => length)).toEqual([2, 1])
  for (const [routes, reason] of [
    [[[1, 2]], '1 of 3 customers are in no route: 3 is the first'],
    [
      [
        [1, 2],
        [3, 1],
      ],
      'customer 1 is visited twice, in routes 1 and 2',
    ],
    [[[1, 3], [2]], 'route 1 carries 7, but a vehicle holds 5'],
    [[[0, 1]], 'stop 1 of route 1 is 0, expected a customer from 1 to 3'],
    [[[4]], 'stop 1 of route 1 is 4'],
    [[[1.5]], 'stop 1 of route 1 is 1.5'],
    [[['1']], 'stop 1 of route 1 is 1, expected'],
    [[1, 2, 3], 'expected route 1 to be a list of customers, got number'],
    [null, 'expected a list of routes, got null'],
    ['none', 'expected a list of routes, got string'],
    [Array.from({ length: 8 }, () => []), 'there are 8 routes for 3 customers'],
    [[[1, 2, 3, 1, 2]], 'customer 1 is visited twice, in routes 1 and 1'],
  ] as const) {
    expect(() => routesOf(routes, small), reason).toThrow(Infeasible)
    expect(() => routesOf(routes, small)).toThrow(reason)
  }
})

test('instances are parsed once and again, and told in a line', () => {
  const small = instanceSchema.parse(plain)
  expect(instanceSchema.parse(small)).toEqual(small)
  expect(fewestVehicles(small)).toBe(2)
  expect(line(small)).toBe('3 customers, total demand 9, capacity 5, so at least 2 vehicles, Euclidean distances')
  for (const [wrong, path] of [
    [{ demand: [0, 3, 2] }, 'demand'],
    [{ demand: [1, 3, 2, 4] }, 'demand.0'],
    [{ demand: [0, 3, 6, 4] }, 'demand.2'],
    [{ capacity: 0 }, 'capacity'],
    [{ y: [0, 1] }, 'y'],
    [{ weight: 'explicit' }, 'matrix'],
  ] as const) {
    const { error } = instanceSchema.safeParse({ ...plain, ...wrong })
    expect(error?.issues[0]?.path.join('.')).toBe(path)
  }
})
