/** The reflective strategy on scripted answers: what it asks, in any order of finishing, and wherever the budget ends. */

import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Candidate, type Outcome, isScored, byMetric } from '../candidate/candidate.ts'
import { BudgetSpent, type PromptInputs, type Run } from '../discovery/strategy.ts'
import { renderPrompt } from '../prompts/render.ts'
import { checkTemplates, loadTemplates } from '../prompts/templates.ts'
import { randomStream } from '../random.ts'
import { type ReflectiveOptions, reflective } from './reflective.ts'

const templates = loadTemplates([fileURLToPath(new URL('../../prompts', import.meta.url))])
const problem = {
  name: 'toy/order',
  title: 'Toy',
  brief: 'Put things in order.',
  heuristic: [],
  metric: { name: 'meanGap', title: 'mean gap' },
}

/** What the model answers to the n-th verb: a program, a failure, a repaired program, a twin. */
type Answer = 'program' | 'repaired' | 'threw' | 'duplicate' | 'unanswered'
type Script = {
  readonly completions?: number
  readonly evaluations?: number
  /** Nothing is afforded after so many deliveries, as when a recording ends or time is up. */
  readonly stopAfter?: number
  /** Shuffles the order in which verbs finish; they settle in the order of asking all the same. */
  readonly schedule?: number
  readonly answer?: (verb: number) => Answer
  readonly seedFails?: boolean
  readonly given?: readonly Candidate[]
  readonly options?: Partial<ReflectiveOptions>
}

const usually = (verb: number): Answer => {
  const draw = randomStream(5, 'answer', verb).next()
  return draw < 0.7 ? 'program' : draw < 0.8 ? 'repaired' : draw < 0.9 ? 'threw' : 'duplicate'
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

type Asked = {
  readonly operator: string
  readonly verb: number
  readonly prompt: string
  readonly inputs: PromptInputs
}

const search = async (script: Script) => {
  const { answer = usually, completions = Infinity, evaluations = Infinity } = script
  const finishing = randomStream(script.schedule ?? 0, 'schedule')
  const log: Asked[] = []
  const left = { completions, evaluations }
  const overspent: string[] = []
  let deliveries = 0
  let verbs = 0
  let last: Promise<unknown> = Promise.resolve()
  const spent = { completions: 0, evaluations: 0 }

  const stopped = (): boolean => deliveries >= (script.stopAfter ?? Infinity)
  const affords = (cost: { completions: number; evaluations: number }): number => {
    if (stopped()) return 0
    const times = (have: number, need: number): number => (need === 0 ? Infinity : Math.floor(have / need))
    return Math.min(times(left.completions, cost.completions), times(left.evaluations, cost.evaluations))
  }
  const costs = {
    propose: { completions: 1, evaluations: 1 },
    reflect: { completions: 1, evaluations: 0 },
    evaluate: { completions: 0, evaluations: 1 },
  } as const

  /** Reserves, lets the work finish after some turns, and settles after everything that was asked before. */
  const verb = <Result>(
    reserved: { completions: number; evaluations: number },
    work: (verb: number) => { readonly result: Result; readonly spent: { completions: number; evaluations: number } },
  ): Promise<Result> => {
    if (affords(reserved) < 1) return Promise.reject(new BudgetSpent('no more'))
    left.completions -= reserved.completions
    left.evaluations -= reserved.evaluations
    const number = ++verbs
    const before = last
    const finished = (async () => {
      for (let wait = script.schedule === undefined ? 0 : finishing.index(9); wait > 0; wait--) await turn()
      return work(number)
    })()
    const settled = (async () => {
      const done = await finished
      await before
      await turn()
      left.completions += reserved.completions - done.spent.completions
      left.evaluations += reserved.evaluations - done.spent.evaluations
      spent.completions += done.spent.completions
      spent.evaluations += done.spent.evaluations
      if (left.completions < 0 || left.evaluations < 0) overspent.push(`verb ${number}`)
      if (stopped()) throw new BudgetSpent('stopped')
      deliveries++
      return done.result
    })()
    last = settled.catch(() => undefined)
    return settled
  }

  const outcome = (kind: Outcome['kind'], metric: number, number: number): Outcome => ({
    kind,
    detail: kind === 'scored' ? '' : 'Error: no (line 1)',
    metric: kind === 'scored' ? metric : Infinity,
    raced: false,
    groups: kind === 'scored' ? { easy: metric / 2, hard: metric * (1 + randomStream(9, 'group', number).next()) } : {},
    cpuMs: 0.1,
  })
  const candidate = (number: number, operator: string, parents: readonly Candidate[], result: Outcome): Candidate => ({
    id: `c${number}`,
    source: `export const order = ${number}`,
    fingerprint: `program ${number}`,
    operator,
    parents: parents.map((parent) => parent.id),
    thought: `thought ${number}`,
    outcome: result,
  })
  const note = (operator: string, inputs: PromptInputs): void => {
    const messages = renderPrompt({ templates, strategy: 'reflective', operator, problem, inputs })
    log.push({ operator, verb: verbs + 1, prompt: messages[1]?.content ?? '', inputs })
  }
  const isCandidate = (input: PromptInputs[string]): input is Candidate => typeof input === 'object' && 'id' in input

  const run: Run = {
    problem: { name: problem.name, heuristic: [], seed: 'export const order = 0', metric: problem.metric },
    random: randomStream(3, 'strategy'),
    models: ['scripted'],
    best: () => [],
    train: () => Promise.reject(new Error('nothing is trained')),
    tell: () => undefined,
    tasks: [],
    guest: () => Promise.reject(new Error('There is no sandbox')),
    offer: () => undefined,
    objectives: () => undefined,
    given: script.given ?? [],
    budget: {
      remains: () => affords(costs.propose) > 0,
      affords: (kind) => affords(costs[kind]),
      fraction: () => 0,
    },
    propose: (operator, inputs = {}) => {
      const mayRepair = affords({ completions: 2, evaluations: 2 }) > 0
      if (affords(costs.propose) > 0) note(operator, inputs)
      return verb(mayRepair ? { completions: 2, evaluations: 2 } : costs.propose, (number) => {
        const said = answer(number)
        const kinds = { program: 'scored', repaired: mayRepair ? 'scored' : 'threw' } as const
        const kind = said === 'program' || said === 'repaired' ? kinds[said] : said
        const asks = said !== 'program' && said !== 'duplicate' && mayRepair ? 2 : 1
        const metric = randomStream(7, 'metric', number).next()
        const parents = Object.values(inputs).filter(isCandidate)
        return {
          result: candidate(number, operator, parents, outcome(kind, metric, number)),
          spent: { completions: asks, evaluations: said === 'duplicate' || said === 'unanswered' ? 0 : asks },
        }
      })
    },
    reflect: (kind, inputs) => {
      if (affords(costs.reflect) > 0) note(kind, inputs)
      return verb(costs.reflect, (number) => ({ result: `advice ${number}`, spent: costs.reflect }))
    },
    evaluate: (_source, { operator }) =>
      verb(costs.evaluate, (number) => ({
        result: candidate(number, operator, [], outcome(script.seedFails === true ? 'threw' : 'scored', 2, number)),
        spent: costs.evaluate,
      })),
    tune: (parent, { evaluations: most }) => {
      log.push({ operator: 'tune', verb: verbs + 1, prompt: '', inputs: { parent, most: String(most) } })
      return verb({ completions: 0, evaluations: most }, (number) => ({
        result:
          number % 2 === 0
            ? parent
            : candidate(number, 'tune', [parent], outcome('scored', parent.outcome.metric * 0.9, number)),
        spent: { completions: 0, evaluations: most },
      }))
    },
    each: async (items, ask) => {
      const refused = (error: unknown): [] => {
        if (error instanceof BudgetSpent) return []
        throw error
      }
      const results = await Promise.all(
        items.map((item, index) => ask(item, index).then((result) => [result], refused)),
      )
      return results.flat()
    },
    pipeline: () => Promise.reject(new Error('Not a steady-state method')),
  }
  const parsed = reflective.options.parse(script.options ?? {})
  const finalists = (await reflective.search(run, parsed)) ?? []
  return { finalists, log, spent, overspent, operators: log.map(({ operator }) => operator) }
}

const count = (operators: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(operators, (operator) => operator)].map(([name, list]) => [name, list.length]))

test('its prompts are there and ask for what it gives', () => {
  expect(() => checkTemplates(templates, reflective.name, reflective.prompts ?? {})).not.toThrow()
})

describe('thirty completions', () => {
  test('bring first programs, two generations, and the rest as mutations', async () => {
    const { operators, spent } = await search({ completions: 30, answer: () => 'program' })
    expect(operators).toMatchInlineSnapshot(`
      [
        "initialise",
        "initialise",
        "initialise",
        "initialise",
        "initialise",
        "initialise",
        "initialise",
        "initialise",
        "tune",
        "short-term",
        "short-term",
        "short-term",
        "crossover",
        "crossover",
        "crossover",
        "long-term",
        "mutate",
        "mutate",
        "mutate",
        "tune",
        "short-term",
        "short-term",
        "short-term",
        "crossover",
        "crossover",
        "crossover",
        "long-term",
        "mutate",
        "mutate",
        "mutate",
        "tune",
        "mutate",
        "tune",
        "mutate",
        "tune",
        "tune",
        "tune",
        "tune",
      ]
    `)
    expect(spent.completions).toBe(30)
  })

  test('never ask the same question twice', async () => {
    const { log } = await search({ completions: 30 })
    const prompts = log.filter(({ operator }) => operator !== 'tune').map(({ prompt }) => prompt)
    expect(new Set(prompts).size).toBe(prompts.length)
  })

  test('end in finalists that are scored, different, and best first', async () => {
    const { finalists } = await search({ completions: 30 })
    expect(finalists.length).toBe(10)
    expect(finalists.every(isScored)).toBe(true)
    expect(finalists).toEqual(finalists.toSorted(byMetric))
    expect(new Set(finalists.map(({ fingerprint }) => fingerprint)).size).toBe(finalists.length)
  })
})

describe('what the model is told', () => {
  test('a crossover gets the lesson of its own pair', async () => {
    const { log } = await search({ completions: 30 })
    const pairOf = ({ inputs }: Asked): string => JSON.stringify([inputs['worse'], inputs['better']])
    const lessons = new Map(
      log.filter(({ operator }) => operator === 'short-term').map((one) => [pairOf(one), one.verb]),
    )
    const crossed = log.filter(({ operator }) => operator === 'crossover').slice(0, 3)
    expect(crossed.length).toBe(3)
    for (const one of crossed) expect(one.prompt).toContain(`advice ${lessons.get(pairOf(one))}\n`)
  })

  test('a mutation gets the notes of the long-term reflection, which was told lessons and vain attempts', async () => {
    const { log } = await search({ completions: 30 })
    const noted = log.findIndex(({ operator }) => operator === 'long-term')
    const { verb, prompt } = log[noted] as Asked
    expect(prompt.match(/advice \d+/g)?.length).toBe(3)
    expect(prompt).toMatch(/- initialise: thought \d+ → (threw: Error: no|duplicate)/)
    const mutation = log.slice(noted).find(({ operator }) => operator === 'mutate')
    expect(mutation?.prompt).toContain(`advice ${verb}\n`)
  })

  test('a tuned program is not counted among the vain attempts', async () => {
    const { log } = await search({ completions: 60, options: { memory: 50 } })
    const improved = new Set(log.filter(({ operator }) => operator === 'tune').map(({ inputs }) => inputs['parent']))
    const tried = log.flatMap(({ inputs }) => (Array.isArray(inputs['tried']) ? inputs['tried'] : []))
    expect(tried.length).toBeGreaterThan(0)
    expect(tried.filter((one) => improved.has(one))).toEqual([])
  })
})

test('programs that the user gave are where it starts', async () => {
  const [best] = (await search({ completions: 8 })).finalists
  const given: Candidate = { ...(best as Candidate), id: 'c0', source: 'export const order = 99', fingerprint: 'given' }
  const { log, finalists } = await search({ completions: 8, given: [given], answer: () => 'threw' })
  expect(log[0]?.prompt).toContain('export const order = 99')
  expect(finalists.map(({ id }) => id)).toContain('c0')
})

describe('tuning', () => {
  test('tunes each program once, the best that is untuned, and lets the tuned one take its place', async () => {
    const { log, finalists } = await search({ completions: 30 })
    const parents = log
      .filter(({ operator }) => operator === 'tune')
      .map(({ inputs }) => (inputs['parent'] as Candidate).id)
    expect(parents.length).toBeGreaterThan(3)
    expect(new Set(parents).size).toBe(parents.length)
    for (const one of finalists.filter(({ operator }) => operator === 'tune')) {
      expect(finalists.map(({ id }) => id)).not.toContain(one.parents[0])
    }
  })

  test('can be switched off, and leaves most of a short budget of evaluations to proposals', async () => {
    expect((await search({ completions: 30, options: { tune: 0 } })).operators).not.toContain('tune')
    const { operators, spent } = await search({ completions: 30, evaluations: 60 })
    expect(operators.filter((operator) => operator !== 'tune' && operator !== 'long-term').length).toBeGreaterThan(20)
    expect(spent.evaluations).toBeLessThanOrEqual(60)
  })
})

describe('any order of finishing', () => {
  test('asks the same and finds the same', async () => {
    const plain = await search({ completions: 40 })
    for (let schedule = 1; schedule <= 12; schedule++) {
      const shuffled = await search({ completions: 40, schedule })
      expect(shuffled.log).toEqual(plain.log)
      expect(shuffled.finalists).toEqual(plain.finalists)
    }
  })
})

describe('wherever the budget ends', () => {
  test.each(Array.from({ length: 45 }, (_, completions) => completions))(
    '%i completions are spent',
    async (completions) => {
      const { spent, overspent, finalists, operators } = await search({ completions, schedule: completions })
      expect(overspent).toEqual([])
      expect(spent.completions).toBe(completions)
      expect(finalists).toEqual(finalists.toSorted(byMetric))
      expect(finalists.length).toBeGreaterThan(0)
      if (completions > 0) expect(operators[0]).toBe('initialise')
    },
  )

  test('evaluations may end it at any point', async () => {
    for (let evaluations = 0; evaluations <= 80; evaluations++) {
      const { spent, overspent, finalists } = await search({ evaluations, completions: 200, schedule: evaluations })
      expect(overspent).toEqual([])
      expect(spent.evaluations).toBeLessThanOrEqual(evaluations)
      expect(finalists.length > 0).toBe(evaluations > 0)
    }
  })

  test('a stop at any delivery keeps what was delivered', async () => {
    for (let stopAfter = 0; stopAfter <= 50; stopAfter++) {
      const { finalists } = await search({ completions: 40, stopAfter, schedule: stopAfter })
      expect(finalists.length > 0).toBe(stopAfter > 0)
    }
  })

  test('a model that never writes a working program leaves the seed, and a failing seed leaves nothing', async () => {
    const failing: Script = { completions: 25, answer: () => 'threw', options: { tune: 0 } }
    expect((await search(failing)).finalists.map(({ id }) => id)).toEqual(['c1'])
    expect((await search({ ...failing, seedFails: true })).finalists).toEqual([])
    expect((await search({ completions: 25, answer: () => 'unanswered', seedFails: true })).spent.completions).toBe(25)
  })

  test('a single pair of small options suffices', async () => {
    const options = { population: 2, initial: 1, pairs: 1, mutants: 1 }
    const { operators, finalists } = await search({ completions: 12, options, answer: () => 'program' })
    expect(count(operators)).toMatchInlineSnapshot(`
      {
        "crossover": 2,
        "initialise": 1,
        "long-term": 2,
        "mutate": 5,
        "short-term": 2,
        "tune": 2,
      }
    `)
    expect(finalists.length).toBe(2)
  })
})

test('wrong options are refused', () => {
  expect(reflective.options.safeParse({ popluation: 3 }).success).toBe(false)
  expect(reflective.options.safeParse({ population: 1 }).success).toBe(false)
})
