/** Genetic programming searches end to end: on a problem whose answer is known, with every kind of ending, the same for the same seed. */

import type { Candidate, Outcome } from '../candidate/candidate.ts'
import type { Contract, Run } from '../discovery/strategy.ts'
import { describe, expect, test } from 'vitest'
import { isScored } from '../candidate/candidate.ts'
import { BudgetSpent } from '../discovery/strategy.ts'
import { randomStream } from '../random.ts'
import { geneticProgramming } from './genetic-programming.ts'

const number = { kind: 'number' } as const
const rule: Contract = {
  name: 'rate',
  doc: '',
  parameters: [
    { name: 'x', type: number, doc: '' },
    { name: 'y', type: number, doc: '', range: [1, undefined] },
  ],
  returns: number,
}

const points = Array.from({ length: 40 }, (_, i) => ({ x: (i * 7) % 13, y: 1 + ((i * 5) % 11), easy: i % 2 === 0 }))
const target = ({ x, y }: { readonly x: number; readonly y: number }) => Math.max(x, 3.7 * y) - x / y

type Rule = { readonly rate: (x: number, y: number) => number }

// A regression with an exact answer; the first eight points are the racing block.
const judge = (source: string, bar: number | undefined): Outcome => {
  const failed = (kind: Outcome['kind'], detail: string): Outcome => ({
    kind,
    detail,
    metric: Infinity,
    raced: false,
    groups: {},
    cpuMs: 0,
  })
  // oxlint-disable-next-line typescript/no-implied-eval -- the test runs what was bred
  const { rate } = new Function(`${source.replaceAll('export ', '')}\nreturn { rate }`)() as Rule
  const errors = points.map((point) => ({ easy: point.easy, error: Math.abs(rate(point.x, point.y) - target(point)) }))
  const mean = (some: typeof errors) => some.reduce((sum, { error }) => sum + error, 0) / some.length
  if (Number.isNaN(mean(errors))) return failed('invalid', 'NaN')
  if (bar !== undefined && mean(errors.slice(0, 8)) > bar) return { ...failed('scored', ''), raced: true }
  const groups = { easy: mean(errors.filter(({ easy }) => easy)), hard: mean(errors.filter(({ easy }) => !easy)) }
  return { ...failed('scored', ''), metric: mean(errors), groups }
}

const literal = /(?<![\w.])\d+(?:\.\d+)?(?:e[+-]\d+)?/g

type Setting = {
  readonly seed: number
  readonly evaluations: number
  /** Programs of the user. */
  readonly from?: readonly string[]
  /** Whether what ends the run is a time limit, of which a share is never known. */
  readonly isTimed?: boolean
}

/** A run in memory: judges at once, settles in the order of asking, tunes by steps of ten per cent. */
const memoryRun = ({ seed, evaluations, from = [], isTimed = false }: Setting) => {
  const asked: { readonly operator: string; readonly candidate: Candidate }[] = []
  const sources = new Set<string>()
  let left = evaluations
  const settle = async (source: string, operator: string, outcome: Outcome, parents: readonly Candidate[]) => {
    await Promise.resolve()
    const id = `c${asked.length + 1}`
    const origin = { operator, parents: parents.map((parent) => parent.id), thought: undefined }
    const candidate: Candidate = { id, source, fingerprint: source, ...origin, outcome }
    asked.push({ operator, candidate })
    return candidate
  }
  const run: Run = {
    problem: {
      name: 'regression',
      heuristic: [rule],
      seed: '',
      metric: { name: 'error', title: 'Mean error' },
      describe: () => '',
    },
    random: randomStream(seed, 'strategy'),
    models: [],
    cost: () => ({ completions: 0, costUsd: 0 }),
    baseline: () => Promise.resolve(undefined),
    best: () => [],
    train: () => Promise.reject(new Error('nothing is trained')),
    tell: () => undefined,
    tasks: [],
    guest: () => Promise.reject(new Error('There is no sandbox')),
    offer: () => undefined,
    objectives: () => undefined,
    given: from.map((source, index) => ({
      id: `given${index + 1}`,
      source,
      fingerprint: source,
      operator: 'given',
      parents: [],
      thought: undefined,
      outcome: judge(source, undefined),
    })),
    budget: {
      remains: () => left > 0,
      affords: () => (isTimed ? Infinity : Math.max(0, Math.floor(left))),
      fraction: () => (isTimed ? 0 : 1 - Math.max(0, left) / evaluations),
    },
    propose: () => Promise.reject(new Error('Genetic programming needs no model')),
    reflect: () => Promise.reject(new Error('Genetic programming needs no model')),
    evaluate: async (source, { operator, parents = [], bar }) => {
      if (left <= 0) throw new BudgetSpent('spent')
      if (sources.has(source)) {
        return settle(source, operator, { ...judge(source, bar), kind: 'duplicate', metric: Infinity }, parents)
      }
      sources.add(source)
      const outcome = judge(source, bar)
      left -= outcome.raced ? 1 / 8 : 1
      return settle(source, operator, outcome, parents)
    },
    tune: async (candidate, { evaluations }) => {
      if (left < 2) throw new BudgetSpent('spent')
      let best = candidate.source
      let metric = candidate.outcome.metric
      for (let step = 0; step < Math.min(evaluations, left); step++) {
        const factor = step % 2 === 0 ? 1.1 : 1 / 1.1
        const place = Math.floor(step / 2) % Math.max(1, best.match(literal)?.length ?? 0)
        let at = 0
        const source = best.replace(literal, (text) => (at++ === place ? String(Number(text) * factor) : text))
        const outcome = judge(source, undefined)
        if (outcome.metric < metric) [best, metric] = [source, outcome.metric]
      }
      left -= Math.min(evaluations, left)
      return best === candidate.source ? candidate : settle(best, 'tune', judge(best, undefined), [candidate])
    },
    each: async (items, ask) => {
      const results = await Promise.all(
        items.map((item, index) =>
          ask(item, index).then(
            (result) => [result],
            (error: unknown) => {
              if (error instanceof BudgetSpent) return []
              throw error
            },
          ),
        ),
      )
      return results.flat()
    },
    pipeline: () => Promise.reject(new Error('Genetic programming works in generations')),
  }
  return { run, asked, left: () => left }
}

const options = geneticProgramming.options.parse({ initial: 100, population: 30 })
const search = async (setting: Setting, wanted = options) => {
  const memory = memoryRun(setting)
  return { finalists: (await geneticProgramming.search(memory.run, wanted)) ?? [], ...memory }
}

describe('genetic programming', () => {
  test('finds the rule of a regression, in most runs nearly exactly', async () => {
    const runs = await Promise.all([1, 2, 3].map((seed) => search({ seed, evaluations: 1000 })))
    const errors = runs.map(({ finalists }) => finalists[0]?.outcome.metric ?? Infinity).toSorted((a, b) => a - b)
    expect(errors[1]).toBeLessThan(1)
    expect(errors[2]).toBeLessThan(2)
  })

  test('returns scored finalists of different behaviour, best first, and asks for no program twice', async () => {
    const { finalists, asked } = await search({ seed: 9, evaluations: 800 })
    expect(finalists.length).toBe(10)
    expect(finalists.every(isScored)).toBe(true)
    const metrics = finalists.map((candidate) => candidate.outcome.metric)
    expect(metrics).toEqual(metrics.toSorted((a, b) => a - b))
    expect(new Set(metrics).size).toBe(10)
    expect(metrics[0]).toBe(Math.min(...asked.map(({ candidate }) => candidate.outcome.metric)))
    expect(asked.filter(({ candidate }) => candidate.outcome.kind === 'duplicate')).toEqual([])
    for (const operator of ['initialise', 'crossover', 'subtree', 'point', 'constants', 'insert', 'hoist', 'tune']) {
      expect(asked.map((one) => one.operator)).toContain(operator)
    }
    expect(asked.some(({ candidate }) => candidate.outcome.raced)).toBe(true)
  })

  test('does the same for the same seed, and something else for another', async () => {
    const sources = async (seed: number) =>
      (await search({ seed, evaluations: 400 })).asked.map(({ candidate }) => candidate.source)
    expect(await sources(3)).toEqual(await sources(3))
    expect(await sources(3)).not.toEqual(await sources(4))
  })

  test.each([0, 1, 5, 30, 150])('ends with what it has when the budget is %i evaluations', async (evaluations) => {
    const { finalists, left } = await search({ seed: 1, evaluations })
    expect(finalists.length).toBeLessThanOrEqual(evaluations)
    expect(left()).toBeLessThanOrEqual(0)
  })

  test('begins new populations and lets their best meet, with a budget of evaluations and with time alone', async () => {
    for (const isTimed of [false, true]) {
      const { asked, left } = await search({ seed: 4, evaluations: 900, isTimed }, { ...options, patience: 5 })
      const operators = asked.map(({ operator }) => operator)
      const beginnings = operators.filter((one, at) => one === 'initialise' && operators[at - 1] !== 'initialise')
      expect(beginnings.length).toBeGreaterThanOrEqual(options.islands)
      // Parents of one child that were begun apart: they met.
      const begun = new Map<string, number>()
      let number = 0
      const isMixed = asked.some(({ operator, candidate }, at) => {
        if (operator === 'initialise' && operators[at - 1] !== 'initialise') number++
        const lines = candidate.parents.map((parent) => begun.get(parent) ?? number)
        begun.set(candidate.id, lines[0] ?? number)
        return new Set(lines).size > 1
      })
      expect(isMixed).toBe(true)
      expect(left()).toBeLessThanOrEqual(0)
    }
  })

  test('breeds from the programs of the user that it can read, and from no others', async () => {
    const exact = 'export function rate(x, y) {\n  return Math.max(x, 3.7 * y) - x / y\n}\n'
    const foreign = 'export function rate(x, y) { return Math.hypot(x, y) }'
    const { finalists, asked } = await search({ seed: 1, evaluations: 200, from: [foreign, exact] })
    expect(finalists[0]?.id).toBe('given2')
    expect(finalists[0]?.outcome.metric).toBe(0)
    expect(asked.some(({ candidate }) => candidate.parents.includes('given2'))).toBe(true)
    expect(asked.some(({ candidate }) => candidate.parents.includes('given1'))).toBe(false)
  })

  test('refuses what it cannot express, and options that do not exist', () => {
    const given = { options, hasAnonymousView: false, hasCreditedTeams: false, hasTuner: false }
    expect(geneticProgramming.refuses?.([rule], given)).toBeUndefined()
    expect(geneticProgramming.refuses?.([{ ...rule, returns: { kind: 'permutation', of: 'x' } }], given)).toMatch(
      /permutation/,
    )
    expect(() => geneticProgramming.options.parse({ archipelagos: 3 })).toThrow(/archipelagos/)
  })
})
