/** Tuning as the engine calls it, with programs that are really run. */

import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { randomStream } from '../random.ts'
import { type TuneOptions, tune } from './tune.ts'

type Curve = (x: number) => number

const compile = (source: string): Curve => {
  const body = source.replace(/^export /gm, '')
  return runInThisContext(`(() => { ${body}\nreturn f })()`) as Curve
}

const xs = Array.from({ length: 21 }, (_, i) => i / 5)

/** Mean squared error of `f` to a curve. */
const fit =
  (curve: Curve): TuneOptions['generation'] =>
  async (_, sources) =>
    sources.map((source) => {
      const f = compile(source)
      const errors = xs.map((x) => (f(x) - curve(x)) ** 2)
      return errors.reduce((a, b) => a + b, 0) / xs.length
    })

const seeded = (): TuneOptions['random'] => randomStream(7, 'tune')

describe('tune', () => {
  it('finds the constants behind a curve, and rounds them', async () => {
    const source = 'export function f(x) {\n  return 0.7 * x + 2.5 * Math.exp(-0.3 * x) // three weights\n}\n'
    const options = { generation: fit((x) => 2 * x + 5 * Math.exp(-x)), budget: 600, random: seeded() }
    const tuned = await tune(source, options)
    expect(tuned.metric).toBeLessThan(1e-4)
    expect(tuned.spent).toBeLessThanOrEqual(600)
    expect(tuned.source).toBe('export function f(x) {\n  return 2 * x + 5 * Math.exp(-1 * x) // three weights\n}\n')
    expect(tuned.constants).toEqual([
      { before: 0.7, after: 2 },
      { before: 2.5, after: 5 },
      { before: -0.3, after: -1 },
    ])
    expect(await options.generation(0, [tuned.source], [])).toEqual([tuned.metric])
  })

  it('keeps to every budget and reports what it spent', async () => {
    const source = 'export const f = (x) => 0.7 * x + 1.5'
    for (const budget of [0, 1, 2, 3, 7, 10, 11, 23, 50]) {
      let calls = 0
      const curve = fit((x) => 3 * x + 0.4)
      const tuned = await tune(source, {
        budget,
        random: seeded(),
        generation: async (index, sources, vectors) => {
          expect(vectors.length).toBe(sources.length)
          calls += sources.length
          return curve(index, sources, vectors)
        },
      })
      expect(calls).toBeLessThanOrEqual(budget)
      expect(tuned.spent).toBe(calls)
      expect(tuned.generations.flatMap(({ metrics }) => metrics)).toHaveLength(calls)
    }
  })

  it('gives the program back where nothing is better', async () => {
    const source = 'export const f = (x) => 2 * x + 5'
    const tuned = await tune(source, { generation: fit((x) => 2 * x + 5), metric: 0, budget: 60, random: seeded() })
    expect(tuned).toMatchObject({ source, metric: 0 })
    expect(tuned.constants.every(({ before, after }) => before === after)).toBe(true)
  })

  it('gives up soon on constants that change nothing', async () => {
    const source = 'export const f = (x) => (x * 0.5 > 3e7 ? 1 : x)'
    const tuned = await tune(source, { generation: fit((x) => 2 * x), budget: 500, random: seeded() })
    expect(tuned.source).toBe(source)
    expect(tuned.spent).toBeLessThan(30)
  })

  it('spends nothing on a program without constants', async () => {
    const source = 'export const f = (x) => x'
    const tuned = await tune(source, { generation: fit((x) => 2 * x), metric: 3, budget: 500, random: seeded() })
    expect(tuned).toEqual({ source, metric: 3, spent: 0, constants: [], generations: [] })
  })

  it('repeats itself with the same seed, and replays from its generations', async () => {
    const source = 'export const f = (x) => 0.7 * x ** 1.5 + 1.5'
    const generation = fit((x) => 3 * x ** 1.2 + 0.4)
    const first = await tune(source, { generation, budget: 120, random: seeded() })
    const second = await tune(source, {
      generation: async (index) => first.generations[index]?.metrics ?? [],
      budget: 120,
      random: seeded(),
    })
    expect(second).toEqual(first)
  })

  it('rescues a program that fails with its own constants', async () => {
    const source = 'export const f = (x) => 3.5 * x'
    const failing: TuneOptions['generation'] = async (_, sources) =>
      sources.map((text) =>
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
      generation: async (index, sources, vectors) => {
        seen.push(...vectors)
        return curve(index, sources, vectors)
      },
    })
    expect(
      seen.every(([steps = -1, a = -1]) => Number.isInteger(steps) && steps >= 1 && steps <= 6 && a >= 0 && a <= 1),
    ).toBe(true)
    expect(tuned.constants.map(({ after }) => after)).toEqual([6, 1])
  })
})
