/** What holds for every strategy: budgets, interruptions, any order of finishing, every kind of answer. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findStrategy } from '../src/config/find-strategy.ts'
import type { Strategy } from '../src/discovery/strategy.ts'
import { strategySpecifics } from '../src/inspector/strategy-specifics.ts'
import { Journal } from '../src/journal/journal.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { shippedFolder } from '../src/problem/shipped.ts'
import { checkTemplates, loadTemplates } from '../src/prompts/templates.ts'
import { randomStream } from '../src/random.ts'
import { strategies } from '../src/strategies/index.ts'
import { creditsOf, judge, mixedAnswers } from './scripted-answers.ts'
import { simulate, simulatedEvaluator, simulationFolder, type Simulation } from './simulated-run.ts'

const makespan = await loadProblem('makespan', { folders: [join(import.meta.dirname, '../examples/problems')] })
const reorder = await loadProblem('reorder', { folders: [join(import.meta.dirname, 'fixtures/teams')] })

/** The first of the problems that a strategy serves. */
const problemFor = (strategy: Strategy): typeof makespan =>
  strategy.refuses?.(makespan.definition.heuristic) === undefined ? makespan : reorder

/** Small generations, so that a short run sees several. */
const small: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  reflective: { tune: 10, tuneLast: 1 },
  eoh: { population: 3 },
  reevo: { population: 4, initial: 6 },
  funsearch: { islands: 3, reset: 12 },
  llamea: { parents: 2, offspring: 4, tune: 6 },
  meoh: { population: 3 },
  opro: { children: 3, trajectory: 5 },
  'map-elites': { islands: 2, migration: 5 },
  evotune: { islands: 3, samples: 4, every: 12, least: 1 },
  moh: { asks: 6, meta: 2, cpuS: 0.3 },
  'genetic-programming': { initial: 20, population: 8 },
}

const simulation = (strategy: Strategy, more: Partial<Simulation> = {}): Simulation => ({
  problem: problemFor(strategy),
  strategy,
  options: small[strategy.name] ?? {},
  limits: strategy.needsModel ? { completions: 36 } : { evaluations: 50 },
  answer: mixedAnswers,
  evaluator: simulatedEvaluator(judge, creditsOf),
  tuner: {
    formats: { sft: 'sft', dpo: 'dpo' },
    tune: async () => {
      await more.before?.()
      return 'simulated, trained'
    },
  },
  ...more,
})

const run = async (simulated: Simulation) => {
  using folder = simulationFolder()
  const { result, calls } = await simulate(folder.path, simulated)
  if (result.state !== 'finished') throw new Error('expected a finished run')
  return { ...result, calls }
}

test.each([
  ['funsearch', ['groups']],
  ['map-elites', ['matrix', 'matrix', 'weights']],
  ['mcts', ['tree']],
  ['evotune', ['groups', 'groups']],
  ['g-lns', ['matrix', 'weights', 'weights']],
  ['moh', ['tree', 'groups']],
])('%s shows onlookers what it keeps, candidates by their ids', async (name, kinds) => {
  using folder = simulationFolder()
  await simulate(folder.path, simulation(await findStrategy(name)))
  using journal = new Journal(folder.path, { readOnly: true })
  const specifics = strategySpecifics(journal)
  expect(specifics.map(({ kind }) => kind)).toEqual(kinds)
  const named = new Set(JSON.stringify(specifics).match(/(?<=")c\d+(?=")/g))
  expect(named.size).toBeGreaterThan(1)
  for (const id of named) expect(journal.candidate(id), id).toBeDefined()
})

class Killed extends Error {}

describe.each(strategies.map((strategy) => [strategy.name, strategy] as const))('%s', (name, strategy) => {
  test('its prompts are there, and every option has a default and a description', () => {
    const templates = loadTemplates([shippedFolder('prompts')])
    expect(() => checkTemplates(templates, name, strategy.prompts ?? {})).not.toThrow()
    const { properties = {} } = z.toJSONSchema(strategy.options, { io: 'input' }) as {
      properties?: Record<string, { default?: unknown; description?: string }>
    }
    for (const [option, { default: value, description }] of Object.entries(properties)) {
      expect(value, option).toBeDefined()
      expect(description, option).toMatch(/\w/)
    }
    expect(strategy.options.parse({})).toBeDefined()
  })

  test('finds a winner among answers of all kinds, and spends what it was given', async () => {
    const { winner, spent, calls } = await run(simulation(strategy))
    expect(winner?.candidate.outcome.metric).toBeLessThan(0.06)
    if (strategy.needsModel) {
      expect(spent.completions).toBeGreaterThan(30)
      expect(calls).toBe(spent.completions)
    } else expect(spent.evaluations).toBeGreaterThan(49)
  })

  test('asks the same and finds the same in any order of finishing', async () => {
    const { digest } = await run(simulation(strategy))
    for (const schedule of [1, 2]) {
      const random = randomStream(schedule, 'schedule')
      const before = async (): Promise<void> => {
        for (let wait = random.index(12); wait > 0; wait--) await new Promise((resolve) => setImmediate(resolve))
      }
      expect((await run(simulation(strategy, { before }))).digest).toBe(digest)
    }
  })

  test('ended by force after every few steps and resumed, it ends as if never interrupted', async () => {
    const whole = await run(simulation(strategy))
    using folder = simulationFolder()
    let kills = 0
    for (;;) {
      let left = 13
      const before = (): Promise<void> => (left-- > 0 ? Promise.resolve() : Promise.reject(new Killed()))
      try {
        const { result } = await simulate(folder.path, simulation(strategy, { before }))
        expect(result).toMatchObject({ digest: whole.digest, spent: whole.spent, winner: whole.winner })
        break
      } catch (error) {
        if (!(error instanceof Killed)) throw error
        kills += 1
      }
    }
    expect(kills).toBeGreaterThan(3)
  })

  test.runIf(strategy.needsModel)('never asks for more completions than it may', async () => {
    for (const completions of [1, 2, 3, 5, 12]) {
      const { calls, spent } = await run(simulation(strategy, { limits: { completions } }))
      expect(calls).toBeLessThanOrEqual(completions)
      expect(spent.completions).toBe(calls)
    }
  })

  test('ends where a limit on tokens or evaluations allows nothing more', async () => {
    for (const limits of [{ tokens: 14_000 }, { evaluations: 6 }]) {
      const bounded = strategy.needsModel ? limits : { evaluations: 6 }
      const { spent } = await run(simulation(strategy, { limits: bounded }))
      expect(spent.tokens).toBeLessThanOrEqual(14_000)
      if ('evaluations' in bounded) expect(spent.evaluations).toBeLessThanOrEqual(6)
    }
  })
})
