import { expect, it } from 'vitest'
import { meanGap } from '../problem/metric.ts'
import { randomStream } from '../random.ts'
import type { InstanceResult } from './evaluator.ts'
import { isHopeless } from './hopeless.ts'

const results = (objectives: readonly number[]): readonly InstanceResult[] =>
  objectives.map((objective, at) => ({
    id: `i${at}`,
    group: 'all',
    objective,
    reference: { value: 100, kind: 'optimal', by: 'test' },
    gap: objective / 100 - 1,
    cpuMs: 1,
  }))
const rival = Float64Array.from({ length: 40 }, (_, at) => 110 + (at % 7))
const beside = (count: number, difference: (at: number) => number): readonly InstanceResult[] =>
  results(Array.from(rival.subarray(0, count), (value, at) => value + difference(at)))

it('is what loses on every instance', () => {
  expect(
    isHopeless(
      beside(20, () => 5),
      rival,
      meanGap,
    ),
  ).toBe(true)
})

it('is nothing that is better, equal, or worse by little in some places and better in others', () => {
  for (const difference of [() => -5, () => 0, (at: number) => (at % 2 === 0 ? 6 : -5)]) {
    expect(isHopeless(beside(20, difference), rival, meanGap)).toBe(false)
  }
})

it('cannot be told from fewer than seven instances, however large the difference', () => {
  expect(
    isHopeless(
      beside(6, () => 1000),
      rival,
      meanGap,
    ),
  ).toBe(false)
  expect(
    isHopeless(
      beside(10, () => 1000),
      rival,
      meanGap,
    ),
  ).toBe(true)
})

it('is told in few of the pairs of equal programs', () => {
  let told = 0
  for (let trial = 0; trial < 200; trial++) {
    const random = randomStream(trial, 'differences')
    if (
      isHopeless(
        beside(20, () => random.next() - 0.5),
        rival,
        meanGap,
      )
    )
      told += 1
  }
  expect(told).toBeLessThanOrEqual(8)
})
