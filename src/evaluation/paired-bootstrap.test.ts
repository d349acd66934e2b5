import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapOf, meanGap, meanObjective, pooledGap } from '../problem/metric.ts'
import { randomStream } from '../random.ts'
import type { InstanceResult } from './evaluator.ts'
import { pairedBootstrap } from './paired-bootstrap.ts'
import { resampleStratum, strataOf } from './strata.ts'

const result = (id: number, group: string, objective: number, optimum: number): InstanceResult => {
  const reference = { value: optimum, kind: 'optimal', by: 'hand' } as const
  return { id: String(id), group, objective, reference, gap: gapOf(objective, reference), cpuMs: 0 }
}

/** Two heuristics on 125 instances in 25 classes; the second has a true pooled gap that is `shift` of the optimum larger. */
const pair = (
  seed: number,
  shift: number,
): { readonly first: readonly InstanceResult[]; readonly second: readonly InstanceResult[] } => {
  const random = randomStream(seed, 'synthetic')
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
    return radius * Math.cos(2 * Math.PI * random.next())
  }
  const first: InstanceResult[] = []
  const second: InstanceResult[] = []
  for (let id = 0; id < 125; id++) {
    const level = 1000 * (1 + (id % 25))
    const group = `class ${id % 25}`
    first.push(result(id, group, level * (1.02 + 0.01 * normal()), level))
    second.push(result(id, group, level * (1.02 + shift + 0.01 * normal()), level))
  }
  return { first, second }
}

describe('the paired bootstrap', () => {
  it.each([
    ['pooledGap', pooledGap, 0.003],
    ['meanGap', meanGap, 0],
  ])('covers the true difference as often as it says (%s)', (_, metric, shift) => {
    const trials = 400
    let held = 0
    for (let seed = 0; seed < trials; seed++) {
      const { first, second } = pair(seed, shift)
      const { low, high } = pairedBootstrap(first, second, { metric, seed, resamples: 400 })
      if (low <= -shift && -shift <= high) held++
    }
    // Three standard errors of a share of 0.95 over 400 trials are 0.033.
    expect(held / trials).toBeGreaterThan(0.917)
    expect(held / trials).toBeLessThan(0.983)
  })

  it('cannot tell a heuristic from its renamed copy', () => {
    const { first } = pair(1, 0)
    expect(pairedBootstrap(first, first, { metric: pooledGap, seed: 1 })).toEqual({
      estimate: 0,
      low: 0,
      high: 0,
      verdict: 'cannot tell',
    })
  })

  it('knows better from worse', () => {
    const { first, second } = pair(2, 0.01)
    const better = pairedBootstrap(first, second, { metric: pooledGap, seed: 1 })
    const worse = pairedBootstrap(second, first, { metric: pooledGap, seed: 1 })
    expect([better.verdict, worse.verdict]).toEqual(['better', 'worse'])
    expect(worse.estimate).toBe(-better.estimate)
    expect(better.low).toBeLessThan(better.estimate)
    expect(better.high).toBeGreaterThan(better.estimate)
  })

  it('gives the same interval for the same seed', () => {
    const { first, second } = pair(3, 0.002)
    const once = pairedBootstrap(first, second, { metric: pooledGap, seed: 7 })
    expect(pairedBootstrap(first, second, { metric: pooledGap, seed: 7 })).toEqual(once)
    expect(pairedBootstrap(first, second, { metric: pooledGap, seed: 8 })).not.toEqual(once)
  })

  it('agrees with the normal interval of the mean difference where that is exact', () => {
    const random = randomStream(5, 'differences')
    const values = Array.from({ length: 200 }, () => random.next() - 0.4)
    const first = values.map((value, id) => result(id, 'all', value, 1))
    const second = values.map((_, id) => result(id, 'all', 0, 1))
    const mean = values.reduce((sum, value) => sum + value, 0) / 200
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 199 / 200)
    const { estimate, low, high } = pairedBootstrap(first, second, {
      metric: meanObjective,
      seed: 1,
      resamples: 10_000,
    })
    expect(estimate).toBeCloseTo(mean, 12)
    expect(Math.abs(low - (mean - 1.96 * error))).toBeLessThan(0.1 * error)
    expect(Math.abs(high - (mean + 1.96 * error))).toBeLessThan(0.1 * error)
  })

  it('agrees with the interval of SciPy 1.17.1 (bootstrap, paired, percentile, 200,000 resamples)', () => {
    let state = 12345
    const draw = (below: number): number => {
      state = Number((BigInt(state) * 1103515245n + 12345n) % 2147483648n)
      return Math.floor(state / 65536) % below
    }
    const rows = Array.from({ length: 240 }, (_, id) => {
      const optimum = 1000 + draw(4000)
      const [a, b] = [draw(120), draw(140)]
      return [result(id, 'all', optimum + a, optimum), result(id, 'all', optimum + b, optimum)] as const
    })
    const { estimate, low, high } = pairedBootstrap(
      rows.map(([a]) => a),
      rows.map(([, b]) => b),
      { metric: pooledGap, seed: 1, resamples: 20_000 },
    )
    expect(estimate).toBeCloseTo(-0.004025849585383602, 12)
    expect(Math.abs(low - -0.00634)).toBeLessThan(0.00008)
    expect(Math.abs(high - -0.00172)).toBeLessThan(0.00008)
  })

  it.each([
    [5, 'cannot tell'],
    [6, 'better'],
  ])('with %i instances that all go one way: %s', (count, verdict) => {
    const ids = Array.from({ length: count }, (_, id) => id)
    const first = ids.map((id) => result(id, 'all', 10, 10))
    const second = ids.map((id) => result(id, 'all', 11 + id, 10))
    expect(pairedBootstrap(first, second, { metric: meanGap, seed: 1 }).verdict).toBe(verdict)
  })

  it('does not take an infinite gap of both for a difference', () => {
    const first = [result(0, 'all', 3, 0), result(1, 'all', 4, 0)]
    expect(pairedBootstrap(first, first, { metric: pooledGap, seed: 1 }).verdict).toBe('cannot tell')
  })

  it('refuses results that are not pairs', () => {
    const { first } = pair(1, 0)
    const compare = (second: readonly InstanceResult[]) => () =>
      pairedBootstrap(first, second, { metric: pooledGap, seed: 1 })
    expect(compare(first.toReversed())).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Expected results on the same instances in the same order; they part at position 0 (0 and 124)]`,
    )
    expect(compare(first.slice(0, 3))).toThrow(RangeError)
  })
})

describe('strata', () => {
  it('pool groups of one', () => {
    expect(strataOf(['a', 'b', 'a', 'c'])).toEqual([
      [0, 2],
      [1, 3],
    ])
  })

  it('let a lone instance join the smallest group', () => {
    expect(strataOf(['a', 'a', 'a', 'b', 'b', 'c'])).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
  })

  it('hold every position once, and two or more of them wherever there are two', () => {
    assert(
      property(array(constantFrom('a', 'b', 'c', 'd', 'e', 'f')), (groups) => {
        const strata = strataOf(groups)
        expect(strata.flat().toSorted((a, b) => a - b)).toEqual(groups.map((_, position) => position))
        if (groups.length > 1) expect(Math.min(...strata.map(({ length }) => length))).toBeGreaterThan(1)
      }),
    )
  })

  it.each([2, 3, 5, 20])('of %i are resampled with the variance of the mean that theory gives', (count) => {
    const random = randomStream(1, 'resampling')
    const values = Array.from({ length: count }, (_, i) => i * i)
    const members = values.map((_, i) => i)
    const mean = values.reduce((sum, value) => sum + value, 0) / count
    const expected = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) / count
    const target = new Int32Array(count)
    const trials = 40_000
    let sum = 0
    let squares = 0
    for (let trial = 0; trial < trials; trial++) {
      resampleStratum(members, target, 0, random)
      const drawn = target.reduce((total, position) => total + (values[position] as number), 0) / count
      sum += drawn
      squares += (drawn - mean) ** 2
    }
    expect(sum / trials).toBeCloseTo(mean, -Math.log10(Math.sqrt(expected) / 20))
    expect(Math.abs(squares / trials / expected - 1)).toBeLessThan(0.04)
  })
})
