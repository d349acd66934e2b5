import * as fc from 'fast-check'
import { randomStream } from 'heuristica/problem'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import { describe, expect, test } from 'vitest'
import { generate } from '../instances.ts'
import type { Routes } from '../parse-routes.ts'
import { routesOf, totalLength } from '../routes.ts'
import { type Data, type Heuristic, solve } from './driver.ts'
import problem from './problem.ts'

const instance = generate({ n: 30, clusters: 0, rep: 900 })
const settings = { mode: 'fitted', iterations: 30 } as const
const destroy = (routes: number[][], count: number): number[] => routes.flat().slice(0, count)
const repair = (routes: number[][], removed: number[]): number[][] => [...routes, ...removed.map((one) => [one])]
const run = (team: Heuristic, mode: 'fitted' | 'published' = 'fitted') =>
  solve(instance, team, randomStream(1, 'driver'), { ...settings, mode })

const teams = await Promise.all(
  problem.baselines.map(async ({ name, file }) => {
    const { destroy, repair } = (await import(new URL(`baselines/${file}`, import.meta.url).href)) as Heuristic
    const team = { destroy: [destroy].flat(), repair: [repair].flat() } as Heuristic
    return { name, team }
  }),
)

test('counts for every operator and pair, a fifth of the customers at most, and the same again', () => {
  const counts: number[] = []
  const counting = (routes: number[][], count: number): number[] => {
    counts.push(count)
    return destroy(routes, count)
  }
  const team = { destroy: [destroy, counting], repair: [repair, repair, repair] }
  const { solution, diagnostics } = run(team)
  expect(totalLength(instance, routesOf(solution, instance))).toBeGreaterThan(0)
  expect(diagnostics.pairUses).toHaveLength(6)
  expect(diagnostics.pairCredits).toHaveLength(6)
  expect(diagnostics.destroyUses?.[1]).toBe(counts.length)
  expect(Math.max(...counts)).toBeLessThanOrEqual(6)
  expect(run(team)).toEqual({ solution, diagnostics })
  counts.length = 0
  run({ destroy: [counting], repair: [repair] }, 'published')
  expect(new Set(counts)).toEqual(new Set([6]))
})

test('what an operator does to its arguments reaches neither the search nor other operators', () => {
  const vandal = (routes: number[][], count: number, { distances, coordinates, demands }: Data): number[] => {
    const answer = destroy(routes, count)
    for (const list of [...routes, ...distances, ...coordinates, demands, ...routes]) list.fill(0)
    routes.length = 0
    return answer
  }
  const careful = (routes: number[][], removed: number[], data: Data): number[][] => {
    expect([data.distances[0]?.[1], data.demands[1]]).not.toContain(0)
    const answer = repair([...routes], [...removed])
    removed.length = 0
    return answer
  }
  expect(run({ destroy: [vandal], repair: [careful] }).solution).toEqual(
    run({ destroy: [destroy], repair: [repair] }).solution,
  )
})

test.each<readonly [string, Partial<Heuristic>, string]>([
  ['the depot', { destroy: [() => [0]] }, 'destroy 0 returned 0, which is no customer'],
  ['a stranger', { destroy: [() => [31]] }, 'destroy 0 returned 31, which is no customer'],
  ['half a customer', { destroy: [() => [0.5]] }, 'destroy 0 returned 0.5, which is no customer'],
  ['a customer twice', { destroy: [() => [3, 3]] }, 'destroy 0 returned customer 3 twice'],
  ['the rest alone', { repair: [(routes) => routes] }, 'repair 0 returned no solution: '],
  ['one route', { repair: [(routes, removed) => [[...routes.flat(), ...removed]]] }, 'but a vehicle holds 50'],
])('names the operator that returned %s', (_, wrong, reason) => {
  const { solution, diagnostics } = run({ destroy: [destroy], repair: [repair], ...wrong })
  expect(solution).toContain(reason)
  expect(diagnostics).toEqual({})
})

describe.each(teams)('$name', ({ team }) => {
  test('better than where it began, from both beginnings', () => {
    const lengthOf = (routes: unknown): number => totalLength(instance, routesOf(routes, instance))
    for (const mode of ['fitted', 'published'] as const) {
      const start = solve(instance, team, randomStream(2, 'driver'), { mode, iterations: 0 })
      const { solution } = solve(instance, team, randomStream(2, 'driver'), { mode, iterations: 60 })
      expect(lengthOf(solution)).toBeLessThan(lengthOf(start.solution))
    }
  })
})

test('regret insertion that looks only at what changed inserts as one that looks at everything again', () => {
  const byRegret = teams.find(({ name }) => name === 'ALNS')?.team.repair[1]
  const distances = distanceRows(instance)
  const d = (from: number, to: number): number => (distances[from] as Float64Array)[to] as number
  const fromScratch = (partial: Routes, removed: readonly number[]): number[][] => {
    const routes = partial.map((route) => [...route])
    const waiting = [...removed]
    while (waiting.length > 0) {
      const offers = waiting.map((customer) => {
        const load = (route: readonly number[]): number =>
          [...route, customer].reduce((sum, one) => sum + (instance.demand[one] as number), 0)
        const places = routes.flatMap((route, r) =>
          load(route) > instance.capacity
            ? []
            : [0, ...route].map((from, at) => {
                const to = route[at] ?? 0
                return { r, at, detour: d(from, customer) + d(customer, to) - d(from, to) }
              }),
        )
        const own = { r: routes.length, at: 0, detour: 2 * d(0, customer) }
        const perRoute = [
          own,
          ...routes.flatMap((_, r) =>
            places
              .filter((one) => one.r === r)
              .toSorted((a, b) => a.detour - b.detour)
              .slice(0, 1),
          ),
        ]
        const [best = own, second] = perRoute.toSorted((a, b) => a.detour - b.detour)
        return { best, urgency: second === undefined ? best.detour : second.detour - best.detour }
      })
      const chosen = offers.reduce((most, { urgency }, at) => (urgency > (offers[most]?.urgency ?? 0) ? at : most), 0)
      const { r, at } = (offers[chosen] as (typeof offers)[number]).best
      if (r === routes.length) routes.push([])
      routes[r]?.splice(at, 0, ...waiting.splice(chosen, 1))
    }
    return routes
  }
  const start = run({ destroy: [destroy], repair: [repair] }).solution as Routes
  const customers = Array.from({ length: 30 }, (_, at) => at + 1)
  fc.assert(
    fc.property(fc.shuffledSubarray(customers, { minLength: 1, maxLength: 12 }), (removed) => {
      const partial = start
        .map((route) => route.filter((customer) => !removed.includes(customer)))
        .filter(({ length }) => length > 0)
      const data: Data = { distances, coordinates: [], demands: instance.demand, capacity: instance.capacity }
      const repaired = byRegret?.(
        partial.map((route) => [...route]),
        [...removed],
        data,
        () => 0,
      )
      expect(repaired).toEqual(fromScratch(partial, removed))
    }),
    { numRuns: 30 },
  )
})
