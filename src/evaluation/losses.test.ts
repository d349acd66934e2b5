import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { meanGap, pooledGap } from '../problem/metric.ts'
import { lossesOf } from './losses.ts'

const one = (group: string, objective: number, reference = 100) => ({
  group,
  objective,
  reference: { value: reference, kind: 'optimal' as const, by: 'test' },
  gap: objective / reference - 1,
})

it('counts what a group costs the metric, not how large its gaps are', () => {
  // Ten times too long, but of a thousandth of the weight.
  const instances = [one('easy', 1, 0.1), one('hard', 110, 100)]
  const { groups, hardest } = lossesOf(instances, pooledGap)
  expect(groups['hard']).toBeGreaterThan(groups['easy'] as number)
  expect(hardest).toEqual([1, 0])
  expect(lossesOf(instances, meanGap).hardest).toEqual([0, 1])
})

it('names no instance of a group that is solved', () => {
  const { groups, hardest } = lossesOf([one('solved', 100), one('open', 105), one('open', 120)], meanGap)
  expect(groups['solved']).toBe(0)
  expect(hardest).toEqual([2])
})

it('of a mean gap the groups are parts of the whole, and the hardest instance of a group costs most', () => {
  const instance = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 100, max: 300 }))
  fc.assert(
    fc.property(fc.array(instance, { minLength: 1, maxLength: 30 }), (list) => {
      const instances = list.map(([group, objective]) => one(group, objective))
      const { groups, hardest } = lossesOf(instances, meanGap)
      const sum = Object.values(groups).reduce((total, loss) => total + loss, 0)
      expect(sum).toBeCloseTo(meanGap.over(instances), 10)
      for (const at of hardest) {
        const { group, gap } = instances[at] as (typeof instances)[number]
        expect(gap).toBe(Math.max(...instances.filter((other) => other.group === group).map((other) => other.gap)))
      }
      expect(new Set(hardest.map((at) => instances[at]?.group)).size).toBe(hardest.length)
    }),
  )
})

it('of nothing is nothing', () => expect(lossesOf([], meanGap)).toEqual({ groups: {}, hardest: [] }))
