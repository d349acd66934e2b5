/** Tuning as the engine calls it, with programs that are really run. */

import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { withConstants } from '../candidate/constants.ts'
import type { GenerationResult } from '../evaluation/evaluator.ts'
import { randomStream } from '../random.ts'
import { type TuneOptions, tune } from './tune.ts'

type Curve = (x: number) => number

const compile = (source: string): Curve => {
  const body = source.replace(/^export /gm, '')
  return runInThisContext(`(() => { ${body}\nreturn f })()`) as Curve
}

const xs = Array.from({ length: 21 }, (_, i) => i / 5)

/** Every member whole, its metric from its written-back source. */
const judged =
  (metricOf: (source: string) => number): TuneOptions['generation'] =>
  async (_, { source, constants, vectors }) => ({
    members: vectors.map((vector) => ({
      kind: 'returned',
      metric: metricOf(withConstants(source, constants, vector)),
      raced: false,
    })),
    share: vectors.length,
    bar: Infinity,
  })

const errorTo =
  (curve: Curve) =>
  (source: string): number => {
    const f = compile(source)
    const errors = xs.map((x) => (f(x) - curve(x)) ** 2)
    return errors.reduce((a, b) => a + b, 0) / xs.length
  }

/** Mean squared error of `f` to a curve. */
const fit = (curve: Curve): TuneOptions['generation'] => judged(errorTo(curve))

const seeded = (): TuneOptions['random'] => randomStream(7, 'tune')

describe('tune', () => {
  it('finds the constants behind a curve, and rounds them', async () => {
    const source = 'export function f(x) {\n  return 0.7 * x + 2.5 * Math.exp(-0.3 * x) // three weights\n}\n'
    const options = { generation: fit((x) => 2 * x + 5 * Math.exp(-x)), budget: 600, random: seeded() }
    const tuned = await tune(source, options)
    expect(tuned.metric).toBeLessThan(1e-4)
    expect(tuned.spent).toBeLessThanOrEqual(600)
    expect(tuned.source).toBe('export function f(x) {\n  return 2 * x + 5 * Math.exp(-1 * x) // three weights\n}\n')
    expect(tuned.constants.map(({ value, after, line }) => [value, after, line])).toEqual([
      [0.7, 2, 2],
      [2.5, 5, 2],
      [-0.3, -1, 2],
    ])
    expect(errorTo((x) => 2 * x + 5 * Math.exp(-x))(tuned.source)).toBe(tuned.metric)
  })

  it('keeps to every budget and reports what it spent', async () => {
    const source = 'export const f = (x) => 0.7 * x + 1.5'
    for (const budget of [0, 1, 2, 3, 7, 10, 11, 23, 50]) {
      let calls = 0
      const curve = fit((x) => 3 * x + 0.4)
      const tuned = await tune(source, {
        budget,
        random: seeded(),
        generation: async (index, generation) => {
          calls += generation.vectors.length
          return curve(index, generation)
        },
      })
      expect(calls).toBeLessThanOrEqual(budget)
      expect(tuned.spent).toBe(calls)
      expect(tuned.generations.flatMap(({ members }) => members)).toHaveLength(calls)
    }
  })

  it('gives the program back where nothing is better', async () => {
    const source = 'export const f = (x) => 2 * x + 5'
    const tuned = await tune(source, { generation: fit((x) => 2 * x + 5), metric: 0, budget: 60, random: seeded() })
    expect(tuned).toMatchObject({ source, metric: 0 })
    expect(tuned.constants.every(({ value, after }) => value === after)).toBe(true)
  })

  it('gives up soon on constants that change nothing', async () => {
    const source = 'export const f = (x) => (x * 0.5 > 3e7 ? 1 : x)'
    const tuned = await tune(source, { generation: fit((x) => 2 * x), budget: 500, random: seeded() })
    expect(tuned.source).toBe(source)
    expect(tuned.spent).toBeLessThan(30)
    expect(tuned.ended).toBe('flat')
  })

  it('gives up soon on a program that fails with any other values', async () => {
    const source = 'export const f = (x) => x * 0.5'
    const generation: TuneOptions['generation'] = async (_, { vectors }) => ({
      members: vectors.map(() => ({ kind: 'timeout', metric: Infinity, raced: false })),
      share: vectors.length,
      bar: Infinity,
    })
    const tuned = await tune(source, { generation, metric: 3, budget: 500, random: seeded() })
    expect(tuned).toMatchObject({ source, metric: 3, ended: 'failing' })
    expect(tuned.spent).toBeLessThan(30)
  })

  it('spends nothing on a program without constants', async () => {
    const source = 'export const f = (x) => x'
    const tuned = await tune(source, { generation: fit((x) => 2 * x), metric: 3, budget: 500, random: seeded() })
    expect(tuned).toMatchObject({ source, metric: 3, spent: 0, constants: [], generations: [] })
  })

  it('repeats itself with the same seed, and replays from its generations', async () => {
    const source = 'export const f = (x) => 0.7 * x ** 1.5 + 1.5'
    const generation = fit((x) => 3 * x ** 1.2 + 0.4)
    const first = await tune(source, { generation, budget: 120, random: seeded() })
    const second = await tune(source, {
      generation: async (index) => first.generations[index] as GenerationResult,
      budget: 120,
      random: seeded(),
    })
    expect(second).toEqual(first)
  })

  it('rescues a program that fails with its own constants', async () => {
    const source = 'export const f = (x) => 3.5 * x'
    const failing = judged((text) =>
      compile(text)(1) > 3 ? Infinity : compile(text)(1) < 1 ? NaN : Math.abs(compile(text)(1) - 2),
    )
    const tuned = await tune(source, { generation: failing, budget: 80, random: seeded() })
    expect(tuned.metric).toBeLessThan(0.01)
  })

  it('stays in annotated ranges and on whole numbers', async () => {
    const source =
      'const steps = 3 // tune: 1..6 integer\nconst a = 0.5 // tune: 0..1\nexport const f = (x) => steps * x + a'
    const seen: (readonly number[])[] = []
    const curve = fit((x) => 40 * x + 9)
    const tuned = await tune(source, {
      budget: 150,
      random: seeded(),
      generation: async (index, generation) => {
        seen.push(...generation.vectors)
        return curve(index, generation)
      },
    })
    expect(
      seen.every(([steps = -1, a = -1]) => Number.isInteger(steps) && steps >= 1 && steps <= 6 && a >= 0 && a <= 1),
    ).toBe(true)
    expect(tuned.constants.map(({ after }) => after)).toEqual([6, 1])
  })

  it('never takes a member that was raced for better, and ranks it behind those that were not', async () => {
    // On its first block a steep line looks best; on the whole the best slope is 2.
    const asked: (readonly number[])[] = []
    const options: TuneOptions = {
      budget: 150,
      random: seeded(),
      generation: async (_, { vectors, rival }) => {
        if (rival !== undefined) asked.push(rival)
        const members = vectors.map(([slope = 0]) =>
          rival !== undefined && slope > 5
            ? { kind: 'returned' as const, metric: -slope, raced: true }
            : { kind: 'returned' as const, metric: Math.abs(slope - 2), raced: false },
        )
        return { members, share: vectors.length / 2, bar: 0 }
      },
    }
    const tuned = await tune('export const f = (x) => 4.5 * x', options)
    expect(tuned.constants[0]?.after).toBe(2)
    expect(tuned.metric).toBe(0)
    expect(asked[0]).toEqual([4.5])
  })

  it('ends early where CMA-ES finds nothing better twice in a row', async () => {
    const source = 'export const f = (x) => 0.5 * x + 2'
    const noise = randomStream(3, 'noise')
    const tuned = await tune(source, {
      generation: judged(() => 1 + noise.next()),
      metric: 0.5,
      budget: 100_000,
      random: seeded(),
    })
    expect(tuned.ended).toBe('no progress')
    expect(tuned.spent).toBeLessThan(5000)
  })

  it('keeps the best so far when it is interrupted', async () => {
    const controller = new AbortController()
    const curve = fit((x) => 2 * x)
    const tuned = await tune('export const f = (x) => 0.7 * x', {
      budget: 500,
      random: seeded(),
      interrupt: controller.signal,
      generation: async (index, generation) => {
        if (index === 5) controller.abort()
        return curve(index, generation)
      },
    })
    expect(tuned.ended).toBe('interrupted')
    expect(tuned.generations.length).toBe(6)
    expect(tuned.metric).toBeLessThan(tuned.start)
  })
})
