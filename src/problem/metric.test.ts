import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  gapOf,
  meanGap,
  meanObjective,
  pooledGap,
  standardMetrics,
  worstGap,
  zeroHit,
  zeroHits,
  type Scored,
} from './metric.ts'

const scored = (objective: number, value: number): Scored => {
  const reference = { value, kind: 'optimal', by: 'hand' } as const
  return { objective, reference, gap: gapOf(objective, reference) }
}
const values = (...pairs: readonly (readonly [number, number])[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...standardMetrics, meanObjective].map(({ name, over }) => [name, over(pairs.map(([h, ref]) => scored(h, ref)))]),
  )

test('instances with a zero reference count in the pooled gap and are counted apart', () => {
  expect(values([110, 100], [60, 40], [0, 0], [5, 0])).toEqual({
    meanGap: (0.1 + 0.5) / 2,
    pooledGap: 35 / 140,
    worstGap: 0.5,
    zeroHit: 1,
    meanObjective: 175 / 4,
  })
  expect(zeroHits([scored(0, 0), scored(5, 0), scored(1, 1)])).toEqual({ hit: 1, of: 2 })
})

test('with zero references alone, all hit is no gap and anything else an infinite one', () => {
  expect(values([0, 0], [0, 0])).toMatchObject({ meanGap: 0, pooledGap: 0, worstGap: 0, zeroHit: 2 })
  expect(values([0, 0], [1, 0])).toMatchObject({
    meanGap: Infinity,
    pooledGap: Infinity,
    worstGap: Infinity,
    zeroHit: 1,
  })
})

test('a negative reference, of a maximisation problem, gives a positive gap for what is worse', () => {
  expect(gapOf(-90, { value: -100, kind: 'bound', by: 'hand' })).toBeCloseTo(0.1)
  expect(pooledGap.over([scored(-90, -100)])).toBeCloseTo(0.1)
})

test('no instances are a bug', () => {
  for (const { over } of [...standardMetrics, meanObjective]) expect(() => over([])).toThrow(RangeError)
})

test('no metric is ever NaN, and none is negative over optimal references', () => {
  const one = fc.tuple(fc.nat(1000), fc.nat(50)).map(([over, value]) => scored(value + over, value))
  fc.assert(
    fc.property(fc.array(one, { minLength: 1 }), (instances) => {
      for (const { over } of [...standardMetrics, meanObjective]) expect(over(instances)).toBeGreaterThanOrEqual(0)
      expect(worstGap.over(instances)).toBeGreaterThanOrEqual(meanGap.over(instances) * (1 - 1e-12))
      expect(zeroHit.over(instances)).toBeLessThanOrEqual(instances.length)
    }),
  )
})
