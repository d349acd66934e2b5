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
/** Of a program that differs from its rival by so much on each of the first instances. */
const told = (count: number, difference: (at: number) => number): boolean => {
  const objectives = Array.from(rival.subarray(0, count), (value, at) => value + difference(at))
  return isHopeless(results(objectives), rival, meanGap)
}

it('is what loses on every instance', () => expect(told(20, () => 5)).toBe(true))

it('is nothing that is better, equal, or worse by little in some places and better in others', () => {
  for (const difference of [() => -5, () => 0, (at: number) => (at % 2 === 0 ? 6 : -5)]) {
    expect(told(20, difference)).toBe(false)
  }
})

it('cannot be told from fewer than seven instances, however large the difference', () => {
  expect(told(6, () => 1000)).toBe(false)
  expect(told(10, () => 1000)).toBe(true)
})

it('is told in few of the pairs of equal programs', () => {
  const streams = Array.from({ length: 200 }, (_, trial) => randomStream(trial, 'differences'))
  const wrong = streams.filter((random) => told(20, () => random.next() - 0.5))
  expect(wrong.length).toBeLessThanOrEqual(8)
})
