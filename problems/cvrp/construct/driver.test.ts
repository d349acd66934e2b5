import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { Instance } from '../instance.ts'
import { generate } from '../instances.ts'
import { antSets } from '../published-sets.ts'
import reference from '../reference.ts'
import { type Heuristic, solve } from './driver.ts'
import problem from './problem.ts'

const instance = generate({ n: 30, clusters: 0, rep: 900 })

test('options are what fits and the depot behind it, whatever happens to the arrays', () => {
  const left = new Set(Array.from({ length: 30 }, (_, at) => at + 1))
  let load = 0
  const select: Heuristic['select'] = (current, options, free, capacity, demands, distances) => {
    if (current === 0) load = 0
    expect([free, capacity]).toEqual([50 - load, 50])
    const fitting = [...left].filter((customer) => (instance.demand[customer] as number) <= free)
    expect(options).toEqual(current === 0 ? fitting : [...fitting, 0])
    const next = options.at((7 * left.size) % options.length) as number
    left.delete(next)
    load += instance.demand[next] as number
    demands.fill(0)
    for (const row of distances) row.fill(0)
    ;(options as number[]).length = 0
    return next
  }
  const routes = problem.solution(solve(instance, { select }), instance)
  expect(routes.length).toBeGreaterThanOrEqual(3)
})

test.each([
  ['the depot from the depot', () => 0],
  ['a customer twice', (current: number) => current || 1],
  ['half a customer', () => 1.5],
  ['nothing', () => NaN],
])('%s is no option', (_, select) => {
  expect(solve(instance, { select })).toMatch(/^select returned \S+ at call \d+, which is not in options$/)
})

type Rule = { readonly name: string; readonly run: (instance: Instance) => number }
const rules: readonly Rule[] = await Promise.all(
  problem.baselines.map(async ({ name, file }) => {
    const heuristic = (await import(new URL(`baselines/${file}`, import.meta.url).href)) as Heuristic
    return { name, run: (one) => problem.objective(one, problem.solution(solve(one, heuristic), one)) }
  }),
)

// Our own, kept from changing unseen.
test('mean lengths on the published instances of 20 customers', () => {
  const instances = antSets['reevo-aco-validation-20']?.instances() ?? []
  const means = rules.map(({ name, run }) => [
    name,
    (instances.reduce((sum, { data }) => sum + run(data), 0) / instances.length).toFixed(4),
  ])
  expect(Object.fromEntries(means)).toMatchInlineSnapshot(`
    {
      "nearest neighbour": "5.8277",
      "savings": "4.6502",
      "sequential savings": "5.6384",
      "sweep": "4.6819",
    }
  `)
})

test('all rules serve whatever there is: places on each other, demands of nothing, demands of a whole vehicle', () => {
  const places = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 })),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(places, (drawn) => {
      const all = [[2, 2, 0] as const, ...drawn]
      const one: Instance = {
        weight: 'euclidean',
        x: Float64Array.from(all, ([x]) => x),
        y: Float64Array.from(all, ([, y]) => y),
        demand: Float64Array.from(all, ([, , wanted]) => wanted),
        capacity: 5,
      }
      const { value } = reference(one)
      for (const { name, run } of rules) expect(run(one), name).toBeGreaterThanOrEqual(value - 1e-9)
    }),
    { numRuns: 50 },
  )
})
