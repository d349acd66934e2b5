import { describe, expect, it } from 'vitest'
import { gapOf, meanGap, meanObjective, pooledGap } from '../problem/metric.ts'
import type { Evaluation, InstanceResult } from './evaluator.ts'
import { meanOverStreams } from './mean-over-streams.ts'
import { versusFirst } from './versus.ts'

const result = (id: number, objective: number, optimum = 100): InstanceResult => {
  const reference = { value: optimum, kind: 'optimal', by: 'hand' } as const
  return {
    id: String(id),
    group: id % 2 ? 'odd' : 'even',
    objective,
    reference,
    gap: gapOf(objective, reference),
    cpuMs: 1,
  }
}
const results = (objective: (id: number) => number, optimum?: number): InstanceResult[] =>
  Array.from({ length: 20 }, (_, id) => result(id, objective(id), optimum))

const first = results((id) => 110 + id)
const options = { metric: meanGap, seed: 1 }

describe('heuristics against the first', () => {
  it('counts what each wins, ties and loses, and is antisymmetric', () => {
    const other = results((id) => 110 + id + (id < 12 ? -2 : id < 15 ? 0 : 1))
    const [found] = versusFirst(first, [other], options)
    expect(found).toMatchObject({ wins: 12, ties: 3, losses: 5, verdict: 'better' })
    expect(found?.difference.estimate).toBeCloseTo((5 - 24) / 2000, 12)
    const [back] = versusFirst(other, [first], options)
    expect(back).toMatchObject({ wins: 5, ties: 3, losses: 12, verdict: 'worse', p: found?.p })
  })

  it('counts instances whose optimum is zero', () => {
    const zero = results(() => 5, 0)
    const [found] = versusFirst(zero, [results((id) => id % 5, 0)], { metric: pooledGap, seed: 1 })
    expect(found).toMatchObject({ wins: 20, ties: 0, losses: 0 })
    expect(found?.p).toBeLessThan(0.001)
    // A pooled gap over a zero sum is no number to compare.
    expect(found?.verdict).toBe('cannot tell')
    expect(versusFirst(zero, [results((id) => id % 5, 0)], { metric: meanObjective, seed: 1 })[0]?.verdict).toBe(
      'better',
    )
  })

  it('cannot tell where the metric and the ranks disagree', () => {
    // Better on most instances by little, worse on a few by much.
    const other = results((id) => 110 + id + (id < 16 ? -0.5 : 40))
    const [found] = versusFirst(first, [other], options)
    expect(found).toMatchObject({ wins: 16, losses: 4, verdict: 'cannot tell' })
    expect(found?.difference.estimate).toBeGreaterThan(0)
  })

  it('asks more of each the more there are', () => {
    const slightly = results((id) => 110 + id + (id < 14 ? -1 - id / 100 : id < 18 ? 1.2 + id / 100 : 0))
    const [alone] = versusFirst(first, [slightly], options)
    const [among] = versusFirst(
      first,
      Array.from({ length: 5 }, () => slightly),
      options,
    )
    expect(among?.signedRank.p).toBe(alone?.signedRank.p)
    expect(among?.p).toBeCloseTo(Math.min(1, 5 * (alone?.p ?? 0)), 12)
  })

  it('knows nothing of a copy', () => {
    expect(versusFirst(first, [first], options)).toMatchObject([
      { wins: 0, ties: 20, losses: 0, p: 1, verdict: 'cannot tell' },
    ])
  })
})

it('the mean over streams is taken instance by instance, and a failure on any stream is one', () => {
  const evaluation = (instances: readonly InstanceResult[]): Evaluation => ({
    set: 'test',
    verdict: { kind: 'returned', detail: '' },
    raced: false,
    share: 1,
    instances,
    metric: meanGap.over(instances),
  })
  const mean = meanOverStreams([evaluation(results(() => 110)), evaluation(results((id) => 120 + id))], meanGap)
  expect(mean.instances.map(({ objective }) => objective)).toEqual(
    results((id) => 115 + id / 2).map(({ objective }) => objective),
  )
  expect(mean.instances[4]?.gap).toBeCloseTo(0.17, 12)
  expect(mean.metric).toBeCloseTo(meanGap.over(mean.instances), 12)
  const failed: Evaluation = { ...evaluation(first), verdict: { kind: 'threw', detail: 'no' }, instances: [] }
  expect(meanOverStreams([evaluation(first), failed], meanGap)).toBe(failed)
  expect(() => meanOverStreams([], meanGap)).toThrow(RangeError)
})
