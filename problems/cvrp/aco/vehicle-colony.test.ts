import { randomStream } from 'heuristica/problem'
import { flatDistances } from 'heuristica/problem/search/flat-distances'
import { expect, test } from 'vitest'
import { generate } from '../instances.ts'
import { routesOf, totalLength } from '../routes.ts'
import { solve } from './driver.ts'
import { vehicleColony } from './vehicle-colony.ts'

const instance = generate({ n: 12, clusters: 0, rep: 900 })
const { demand, capacity } = instance
const n = demand.length
const distances = flatDistances(instance)
const task = { distances, demand, capacity }
const at = (matrix: Float64Array, from: number, to: number): number => matrix[from * n + to] as number

/** Every ant's stops, with pheromone made anew from all of them before each iteration. */
const fromScratch = (
  wish: Float64Array,
  ants: number,
  iterations: number,
  waiting: number,
  both: boolean,
  seed: number,
) => {
  const random = randomStream(seed, 'ants')
  const past: { readonly stops: number[]; readonly cost: number }[][] = []
  for (let iteration = 0; iteration < iterations; iteration++) {
    const pheromone = new Float64Array(n * n).fill(0.9 ** iteration)
    past.forEach((walks, then) => {
      for (const { stops, cost } of walks) {
        for (let step = 1; step < stops.length; step++) {
          const [a, b] = [stops[step - 1] as number, stops[step] as number]
          for (const edge of both ? [a * n + b, b * n + a] : [a * n + b])
            pheromone[edge] = (pheromone[edge] as number) + 0.9 ** (iteration - 1 - then) / cost
        }
      }
    })
    const walks = Array.from({ length: ants }, () => {
      const left = Array.from({ length: n - 1 }, (_, customer) => customer + 1)
      const stops = [0]
      let load = 0
      while (left.length > 0) {
        const place = stops.at(-1) as number
        const options = [
          ...(place === 0 ? [] : [0]),
          ...left.filter((customer) => load + (demand[customer] as number) <= capacity),
        ]
        const scents = options.map((to) => at(pheromone, place, to) * at(wish, place, to))
        const drawn = random.next() * scents.reduce((sum, scent) => sum + scent, 0)
        let sum = 0
        const chosen = scents.findIndex((scent) => (sum += scent) > drawn)
        const next = options.at(chosen) as number
        stops.push(next)
        if (next === 0) load = 0
        else {
          load += demand[next] as number
          const position = left.indexOf(next)
          const last = left.pop() as number
          if (position < left.length) left[position] = last
        }
      }
      return [...stops, 0]
    })
    const slowest = Math.max(...walks.map(({ length }) => length))
    past.push(
      walks.map((stops) => ({
        stops,
        cost:
          stops.slice(1).reduce((sum, to, step) => sum + at(distances, stops[step] as number, to), 0) +
          waiting * (slowest - stops.length),
      })),
    )
  }
  return past.flat().reduce((best, one) => (one.cost < best.cost ? one : best)).stops
}

test('pheromone kept up from step to step is that made from all ants, in both manners', () => {
  for (let seed = 0; seed < 20; seed++) {
    const wish = distances.map((distance, edge) => (edge % n === 0 ? 1e-2 : 1 / (distance + 0.01)))
    const isSymmetric = seed % 2 === 0
    const waiting = isSymmetric ? 0 : 1
    const found = vehicleColony(
      task,
      wish.map((value) => value - 1e-9),
      { ants: 4, iterations: 5 },
      { waiting, isSymmetric },
      randomStream(seed, 'ants'),
    )
    expect(found.flatMap((route) => [0, ...route]).concat(0)).toEqual(
      fromScratch(wish, 4, 5, waiting, isSymmetric, seed),
    )
  }
})

test('any desirability gives routes: negative, zero, infinite, only of the depot', () => {
  for (const value of [-1, 0, Infinity, -Infinity]) {
    const wish = new Float64Array(n * n).fill(value).map((one, edge) => (edge % n === 0 ? Infinity : one))
    const routes = vehicleColony(
      task,
      wish,
      { ants: 3, iterations: 3 },
      { waiting: 1, isSymmetric: false },
      randomStream(1, 'a'),
    )
    expect(totalLength(instance, routesOf(routes, instance))).toBeGreaterThan(0)
  }
})

test('the heuristic is asked once, for copies, and told what is wrong with its shape', () => {
  const settings = { mode: 'fitted', ants: 3, iterations: 5 } as const
  const nearest = (rows: Float64Array[]): Float64Array[] => rows.map((row) => row.map((distance) => 1 / distance))
  const honest = solve(instance, { heuristics: nearest }, randomStream(1, 'ants'), settings)
  let asked = 0
  const vandal = (rows: Float64Array[], places: Float64Array[], demands: Float64Array): Float64Array[] => {
    asked++
    expect(rows.map((row, place) => row[place])).toEqual(Array.from({ length: n }, () => 1))
    const answer = nearest(rows)
    for (const row of [...rows, ...places, demands]) row.fill(0)
    return answer
  }
  expect(solve(instance, { heuristics: vandal }, randomStream(1, 'ants'), settings)).toEqual(honest)
  expect(asked).toBe(1)
  expect(solve(instance, { heuristics: () => [[1, 2]] }, randomStream(1, 'ants'), settings)).toContain(
    'heuristics returned 1 rows',
  )
})
