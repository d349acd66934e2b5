import { array, assert, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generate } from '../instances.ts'
import type { Instance } from '../instance.ts'
import { totalTardiness } from '../total-tardiness.ts'
import { solve as dispatch } from '../dispatch/driver.ts'
import { solve, type Move, type Search } from './driver.ts'

const settings = { iterations: 20, start: 'MDD', strength: 4 } as const
const steepest = (move: Move): number => -move.delta
/** A plain stream of positions. */
const stream = (seed = 1): { index(below: number): number } => {
  let state = seed
  return { index: (below) => (state = (state * 48271) % 2147483647) % below }
}
const mdd = (instance: Instance): Int32Array =>
  dispatch(instance, { priority: (job, now) => -Math.max(now + job.p, job.d) })
const instance = generate({ n: 40, tf10: 6, rdd10: 2, rep: 0 })

/** Each move as it is offered, the first time round. */
const offered = (instance: Instance): readonly (Move & { readonly search: Search })[] => {
  const moves: (Move & { readonly search: Search })[] = []
  const score = (move: Move, search: Search): number => {
    moves.push({ ...move, search: { ...search } })
    return 0
  }
  solve(instance, { score }, stream(), { ...settings, iterations: 1 })
  return moves
}

describe('the iterated local search', () => {
  test('offers every insertion and every swap of jobs apart once, with what it changes', () => {
    const n = instance.p.length
    const order = mdd(instance)
    const total = totalTardiness(instance, order)
    const moves = offered(instance)
    expect(moves).toHaveLength((n - 1) ** 2 + ((n - 1) * (n - 2)) / 2)
    const seen = new Set<string>()
    for (const move of moves) {
      const from = order.findIndex(
        (job, at) =>
          instance.p[job] === move.p &&
          instance.d[job] === move.d &&
          completionOf(instance, order, at) === move.completion,
      )
      const to = from + move.distance
      const jobs = [...order]
      if (move.isSwap === 1) [jobs[from], jobs[to]] = [order[to] as number, order[from] as number]
      else jobs.splice(to, 0, ...jobs.splice(from, 1))
      seen.add(jobs.join())
      expect(totalTardiness(instance, Int32Array.from(jobs)) - total).toBe(move.delta)
      expect(move.otherCompletion).toBe(completionOf(instance, order, to))
      expect(move.search).toEqual({ jobs: n, progress: 0, total, best: total, stalled: 0 })
    }
    expect(seen.size).toBe(moves.length)
  })

  test('never ends worse than it began, whatever the rule', () => {
    const jobs = array(tuple(integer({ min: 1, max: 9 }), integer({ min: -5, max: 30 })), {
      minLength: 1,
      maxLength: 9,
    })
    assert(
      property(jobs, integer({ min: 1, max: 97 }), (jobs, salt) => {
        const instance = { p: Int32Array.from(jobs, ([p]) => p), d: Int32Array.from(jobs, ([, d]) => d) }
        const score = ({ delta, distance, p }: Move): number => ((delta * 31 + distance * 7 + p * salt) % 11) - 3
        const found = solve(instance, { score }, stream(salt), settings)
        expect(found.toSorted()).toEqual(Int32Array.from(instance.p.keys()))
        expect(totalTardiness(instance, found)).toBeLessThanOrEqual(totalTardiness(instance, mdd(instance)))
      }),
      { numRuns: 200 },
    )
  })

  test('descends, and more iterations are no worse', () => {
    const value = (iterations: number): number =>
      totalTardiness(instance, solve(instance, { score: steepest }, stream(), { ...settings, iterations }))
    const start = totalTardiness(instance, mdd(instance))
    const values = [1, 5, 20, 60].map(value)
    expect(values[0]).toBeLessThan(start)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(values[3]).toBeLessThan(values[0] as number)
  })

  test('starts from the rule that it is told, and draws from the stream alone', () => {
    const none = { score: () => 0 }
    for (const start of ['EDD', 'SPT'] as const) {
      const key = start === 'EDD' ? instance.d : instance.p
      const found = solve(instance, { score: () => 0 }, { index: () => 0 }, { ...settings, start, iterations: 1 })
      const keys = Array.from(found, (job) => key[job] as number)
      expect(keys).toEqual(keys.toSorted((a, b) => a - b))
    }
    expect(solve(instance, none, stream(5), settings)).toEqual(solve(instance, none, stream(5), settings))
  })
})

const completionOf = (instance: Instance, order: Int32Array, at: number): number =>
  order.slice(0, at + 1).reduce((sum, job) => sum + (instance.p[job] as number), 0)
