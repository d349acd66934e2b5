import { Infeasible, signature } from 'heuristica/problem'
import { expect, test } from 'vitest'
import offline from './offline/problem.ts'
import onlineScore from './online-score/problem.ts'
import onlineState from './online-state/problem.ts'
import online from './online/problem.ts'
import order from './order/problem.ts'
import pack from './pack/problem.ts'

const problems = [online, onlineScore, onlineState, offline, order, pack]

test('solutions are packings, objectives the bins with something in them', () => {
  const instance = pack.instance.parse({ capacity: 10, sizes: [6, 4, 5] })
  expect(pack.objective(instance, pack.solution([0, 0, 2], instance))).toBe(2)
  expect(
    pack.objective(
      instance,
      pack.solution(
        Float64Array.of(2, 2, 2).map((bin, item) => bin - item),
        instance,
      ),
    ),
  ).toBe(3)
  const refused = (value: unknown) => {
    expect(() => pack.solution(value, instance)).toThrow(Infeasible)
    return expect(() => pack.solution(value, instance))
  }
  refused([0, 0, 0]).toThrow('item 2 fills bin 0 to 15, its capacity is 10')
  refused([0, 0]).toThrow('expected 3 bin numbers, got 2')
  refused([0, 0, 3]).toThrow('item 2 is in bin 3, expected an integer from 0 to 2')
  refused([0, 0, 0.5]).toThrow('item 2 is in bin 0.5')
  refused([0, 0, NaN]).toThrow('item 2 is in bin NaN')
  refused([0, 0, '1']).toThrow('item 2 is in bin 1, expected an integer')
  refused('priority returned nothing').toThrow('priority returned nothing')
  refused(null).toThrow('expected 3 bin numbers, got object')
})

test('the family has one default, and its problems judge alike', () => {
  expect(problems.filter((problem) => problem.default === true)).toEqual([online])
  for (const problem of problems) {
    expect(problem.family).toBe('bin-packing')
    expect(problem.metric).toBe(online.metric)
    expect(Object.keys(problem.references)).toEqual(['l2', 'l1'])
    expect(problem.sets['or3']).toBe(online.sets['or3'])
  }
})

test('instances are parsed, described and grouped', () => {
  const instance = online.instance.parse({ capacity: 10, sizes: [6, 4, 5], name: 'x' })
  expect(online.instance.parse(instance)).toEqual({ capacity: 10, sizes: Int32Array.of(6, 4, 5) })
  expect(online.describe(instance)).toBe('3 items of sizes 4 to 6 (mean 5.0), bins of 10')
  expect(online.group?.(instance)).toBe('mean size 50 % of a bin')
})

test('the signatures that a model is shown', () => {
  expect(
    problems.map(({ heuristic: [contract] }) => contract && signature(contract).match(/export function (.*) \{/)?.[1]),
  ).toEqual([
    'priority(item, capacities)',
    'score(item, remaining)',
    'score(item, remaining, context)',
    'heuristics(items, capacity)',
    'key(size, capacity, items)',
    'pack(items, capacity)',
  ])
})

test('the hidden view names every parameter anew', () => {
  for (const { anonymous, heuristic } of problems)
    for (const { name, parameters } of heuristic)
      expect(Object.keys(anonymous?.names ?? {}).toSorted()).toEqual(
        [name, ...parameters.map((one) => one.name)].toSorted(),
      )
})

test('a drawing fills item by item', () => {
  const instance = online.instance.parse({ capacity: 10, sizes: [6, 4, 5] })
  const packing = online.solution([1, 1, 0], instance)
  const rects = (svg: string | undefined): number => svg?.match(/<rect /g)?.length ?? 0
  const whole = online.draw?.(instance, packing)
  expect(whole).toMatch(/^<svg xmlns=[^]*<\/svg>$/)
  expect(whole).toContain('3 of 3 items in 2 bins of 10, 75.0 % full')
  expect(whole).toContain('item 3, size 5, bin 2')
  expect(rects(whole)).toBe(5)
  expect([0, 1, 2, 3, 9].map((step) => rects(online.draw?.(instance, packing, { step })))).toEqual([0, 2, 3, 5, 5])
  expect(online.draw?.(instance, packing, { step: 0 })).toContain('0 of 3 items in 0 bins')
})
