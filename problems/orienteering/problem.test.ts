import { createHash } from 'node:crypto'
import { Infeasible } from 'heuristica/problem'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomStream } from '../../src/random.ts'
import problem from './aco/problem.ts'
import { solve } from './aco/driver.ts'
import { drawTour } from './draw.ts'
import { mostCollected } from './exact.ts'
import type { Instance } from './instance.ts'
import { generate, seedOf, setRecipes, sets } from './instances.ts'
import { searchTour } from './local-search.ts'
import { readJsonFile } from './read-json.ts'
import reference from './reference.ts'

/** A square of side 1 with the depot in a corner. */
const square: Instance = {
  x: Float64Array.of(0, 1, 1, 0),
  y: Float64Array.of(0, 0, 1, 1),
  prize: Float64Array.of(0.5, 1, 2, 4),
  limit: 4,
}

const checksum = (values: ArrayLike<number>): string =>
  createHash('sha256')
    .update(new Uint8Array(Float64Array.from(values).buffer))
    .digest('hex')
    .slice(0, 16)

test('a tour collects its prizes and the depot’s, negated; natural values are presented', () => {
  const objective = problem.objective(square, problem.solution([3, 2, 1], square))
  expect(objective).toBe(-7.5)
  expect(problem.present?.(objective)).toBe(7.5)
  expect(problem.objective(square, problem.solution([], square))).toBe(-0.5)
  expect(problem.describe(square)).toBe('4 nodes, prizes of 7.5 in all, a tour of at most 4')
  expect(problem.instance.parse(square)).toEqual(square)
})

test.each([
  [[1, 3], 'the tour is 3.414'],
  [[2, 2], '2 occurs twice'],
  [[0], 'the depot, node 0'],
  [[4], 'expected an integer from 0 to 3'],
  ['short of rows', 'short of rows'],
])('%j is infeasible', (value, reason) => {
  const instance = { ...square, limit: 3.2 }
  expect(() => problem.solution(value, instance)).toThrow(Infeasible)
  expect(() => problem.solution(value, instance)).toThrow(reason)
})

describe('sets', () => {
  test('no seed occurs twice', () => {
    const seeds = Object.values(setRecipes).flat().map(seedOf)
    expect(new Set(seeds).size).toBe(seeds.length)
  })

  // The last instance of each: x0, y0, x1, … and prizes, made with NumPy by the published generator.
  test.each([
    ['reevo-train-50', 5, 'abcee8a64cfd317f', '422b72480dab8c99'],
    ['reevo-validation-50', 64, '6e9392a2b4d50827', '3a7c7eb990c14a2c'],
    ['reevo-validation-100', 64, '2640d9080168f21f', 'af2d7da513306fdc'],
    ['reevo-validation-200', 64, '9317dabccbdfcbb0', 'acd87785cc6ec72d'],
    ['reevo-test-50', 64, '24dc6f312cbadb04', '7634acb88eafe0ca'],
    ['reevo-test-100', 64, '0370828702a6f8ee', 'a989ae5ac1f7666c'],
    ['reevo-test-200', 64, '3a11e3eadd39ee9b', 'e0990f1136ae8797'],
  ])('%s is the published one', (name, count, coordinates, prizes) => {
    const instances = sets[name]?.instances() ?? []
    const { x, y, prize } = (instances.at(-1) as (typeof instances)[number]).data
    expect(sets[name]?.published).toBeDefined()
    expect(instances).toHaveLength(count)
    expect(checksum([...x].flatMap((value, at) => [value, y[at] as number]))).toBe(coordinates)
    expect(checksum(prize)).toBe(prizes)
  })
})

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const small: fc.Arbitrary<Instance> = fc
  .record({
    nodes: fc.array(fc.tuple(unit, unit, fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 8 }),
    limit: fc.double({ min: 0.1, max: 4, noNaN: true }),
  })
  .map(({ nodes, limit }) => ({
    x: Float64Array.from(nodes, ([x]) => x),
    y: Float64Array.from(nodes, ([, y]) => y),
    prize: Float64Array.from(nodes, ([, , prize]) => prize),
    limit,
  }))

test('ants and the local search make feasible tours, none better than the optimum, and the search nearly always finds it', () => {
  let found = 0
  let runs = 0
  fc.assert(
    fc.property(small, fc.integer(), (instance, seed) => {
      const random = randomStream(seed, 'test')
      const values = [
        solve(instance, { heuristics: (prizes, rows) => rows.map(() => prizes) }, random, { ants: 2, iterations: 2 }),
        searchTour(instance, 30, random),
      ].map((path) => -problem.objective(instance, problem.solution(path, instance)))
      const optimum = mostCollected(instance)
      for (const value of values) expect(value).toBeLessThanOrEqual(optimum + 1e-9)
      runs++
      if ((values[1] as number) > optimum - 1e-9) found++
    }),
    { numRuns: 200, seed: 4 },
  )
  expect(found / runs).toBeGreaterThan(0.97)
})

test('references are optimal for small instances, best known for others', async () => {
  expect(reference(square)).toEqual({ value: -7.5, kind: 'optimal', by: 'dynamic programming' })
  const { value, kind } = reference(generate({ n: 20, prizes: 'constant', rep: 1 }))
  expect([kind, Number.isInteger(value)]).toEqual(['best-known', true])
})

test('the same stream gives the same tour; the candidate gets copies, a diagonal of 1e9, and an answer to a wrong shape', () => {
  const instance = generate({ n: 20, prizes: 'uniform', rep: 1 })
  const colony = { ants: 3, iterations: 4 }
  const run = (seed: number, heuristics: Parameters<typeof solve>[1]['heuristics']) =>
    solve(instance, { heuristics }, randomStream(seed, 'test'), colony)
  const honest = run(1, (_, rows) => rows.map((row) => row.map((distance) => 1 / distance)))
  const vandal = run(1, (prizes, rows) => {
    expect(rows.map((row, node) => row[node])).toEqual(Array(20).fill(1e9))
    const answer = rows.map((row) => row.map((distance) => 1 / distance))
    for (const row of [prizes, ...rows]) row.fill(0)
    return answer
  })
  expect(vandal).toEqual(honest)
  expect(run(1, () => [[1]])).toContain('heuristics returned 1 rows')
})

test('draws the tour, and its first steps', () => {
  const svg = drawTour(square, [3, 2, 1])
  expect(svg).toContain('d="M0 640L0 0L640 0L640 640Z"')
  expect(svg).toContain('3 of 3 nodes, prizes 7.5, length 4.000 of 4')
  expect(drawTour(square, [3, 2, 1], { step: 1 })).toContain('d="M0 640L0 0"')
  expect(svg.match(/<circle/g)).toHaveLength(3)
})

test.each([
  ['no prize', { x: [0, 1], y: [0, 1], limit: 2 }, /^a\.json:\d+: instance 1, prize: /],
  ['too few', { x: [0, 1], y: [0], prize: [0, 1], limit: 2 }, /instance 1, y/],
  ['a text', { x: [0, '1'], y: [0, 1], prize: [0, 1], limit: 2 }, /instance 1, x\[1\]: .*number/],
  ['a negative prize', { x: [0, 1], y: [0, 1], prize: [0, -1], limit: 2 }, /instance 1, prize\[1\]: .*>=0/],
  ['nothing to collect', { x: [0, 1], y: [0, 1], prize: [0, 0], limit: 2 }, /prize: Expected a prize above 0/],
  ['no limit', { x: [0, 1], y: [0, 1], prize: [0, 1] }, /instance 1, limit: /],
])('says where a file is wrong: %s', (_, wrong, message) => {
  expect(() => readJsonFile(JSON.stringify([wrong], null, 1), 'a.json')).toThrow(message)
})

test('reads a limit for all instances', () => {
  const text = JSON.stringify({ limit: 3, instances: [{ x: [0, 1], y: [0, 1], prize: [0, 1] }] })
  expect(readJsonFile(text, 'a.json').instances[0]?.limit).toBe(3)
})
