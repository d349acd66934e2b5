/** The reflective strategy on scripted answers: what it asks, in any order of finishing, and wherever the budget ends. */

import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Candidate, type Outcome, isScored, byMetric } from '../candidate/candidate.ts'
import { BudgetSpent, type PromptInputs, type ProposeOptions, type Run } from '../discovery/strategy.ts'
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
  cpuLimit: '12 ms for an instance of size 50',
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
  readonly models?: readonly string[]
  /** Told of each proposal's verb and model. */
  readonly onAsk?: (verb: number, model: string | undefined) => void
  /** The metric of the n-th verb's program, where it is not left to chance. */
  readonly metric?: (verb: number) => number
  readonly given?: readonly Candidate[]
  readonly options?: Partial<ReflectiveOptions>
}

const usually = (verb: number): Answer => {
  const draw = randomStream(5, 'answer', verb).next()
  return draw < 0.7 ? 'program' : draw < 0.8 ? 'repaired' : draw < 0.9 ? 'threw' : 'duplicate'
}

const groupsOf = (metric: number, number: number): Pick<Outcome, 'groups' | 'losses' | 'hardest'> => {
  const groups = { easy: metric / 2, hard: metric * (1 + randomStream(9, 'group', number).next()) }
  return { groups, losses: groups, hardest: [1] }
}
const objectivesOf = (metric: number): Float64Array => Float64Array.of(metric, 2 * metric, 3)

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

type Asked = {
  readonly model: string | undefined
  readonly rival: string | undefined
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
    ...(kind === 'scored' ? groupsOf(metric, number) : { groups: {} }),
    cpuMs: 0.1,
    ...(kind === 'scored' && { behaviour: String(metric) }),
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
  const note = (operator: string, inputs: PromptInputs, options: ProposeOptions = {}): void => {
    const messages = renderPrompt({ templates, strategy: 'reflective', operator, problem, inputs })
    log.push({
      operator,
      verb: verbs + 1,
      prompt: messages[1]?.content ?? '',
      inputs,
      model: options.model,
      rival: options.rival?.id,
    })
  }
  const isCandidate = (input: PromptInputs[string]): input is Candidate => typeof input === 'object' && 'id' in input

  const run: Run = {
    problem: {
      name: problem.name,
      heuristic: [],
      seed: 'export const order = 0',
      metric: problem.metric,
      describe: (at) => `instance ${at}`,
    },
    random: randomStream(3, 'strategy'),
    models: script.models ?? ['scripted'],
    best: () => [],
    train: () => Promise.reject(new Error('nothing is trained')),
    tasks: [],
    guest: () => Promise.reject(new Error('There is no sandbox')),
    offer: () => undefined,
    cost: () => ({ completions: 1, costUsd: 0 }),
    baseline: () =>
      verb({ completions: 0, evaluations: 3 }, (number) => ({
        result: { ...candidate(number, 'baseline', [], outcome('scored', 0.5, number)), id: 'Rule' },
        spent: { completions: 0, evaluations: 3 },
      })),
    tell: () => undefined,
    objectives: ({ id, outcome }) => (id === 'Rule' ? undefined : objectivesOf(outcome.metric)),
    given: script.given ?? [],
    budget: {
      remains: () => affords(costs.propose) > 0,
      affords: (kind) => affords(costs[kind]),
      fraction: () => 0,
    },
    propose: (operator, inputs = {}, options = {}) => {
      const mayRepair = options.repair !== false && affords({ completions: 2, evaluations: 2 }) > 0
      if (affords(costs.propose) > 0) note(operator, inputs, options)
      script.onAsk?.(verbs + 1, options.model)
      return verb(mayRepair ? { completions: 2, evaluations: 2 } : costs.propose, (number) => {
        const said = answer(number)
        const kinds = { program: 'scored', repaired: mayRepair ? 'scored' : 'threw' } as const
        const kind = said === 'program' || said === 'repaired' ? kinds[said] : said
        const asks = said !== 'program' && said !== 'duplicate' && mayRepair ? 2 : 1
        const metric = script.metric?.(number) ?? randomStream(7, 'metric', number).next()
        const parents = Object.values(inputs).filter(isCandidate)
        return {
          result: candidate(number, operator, parents, outcome(kind, metric, number)),
          spent: { completions: asks, evaluations: said === 'duplicate' || said === 'unanswered' ? 0 : asks },
        }
      })
    },
    reflect: (kind, inputs) => {
      if (affords(costs.reflect) > 0) note(kind, inputs)
      return verb(costs.reflect, (number) => ({
        result: kind === 'rethink' ? `1. Idea one of ${number}.\n2. Idea two.\n3. Idea three.` : `advice ${number}`,
        spent: costs.reflect,
      }))
    },
    evaluate: (_source, { operator }) =>
      verb(costs.evaluate, (number) => ({
        result: candidate(number, operator, [], outcome(script.seedFails === true ? 'threw' : 'scored', 2, number)),
        spent: costs.evaluate,
      })),
    tune: (parent, { evaluations: most }) => {
      log.push({
        operator: 'tune',
        verb: verbs + 1,
        prompt: '',
        inputs: { parent, most: String(most) },
        model: undefined,
        rival: undefined,
      })
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
  test('bring first programs, then batches, a program for every completion', async () => {
    const { operators, spent } = await search({ completions: 30, answer: () => 'program' })
    expect(spent.completions).toBe(30)
    expect(operators.filter((operator) => operator !== 'tune').length).toBe(30)
    expect(operators.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'initialise'))
    const used = count(operators)
    for (const operator of ['mutate', 'crossover', 'explore']) expect(used[operator]).toBeGreaterThan(2)
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
  test('how a program stands against its parent, the best one and the best known rule', async () => {
    const { log } = await search({ completions: 30 })
    expect(log[0]?.prompt).toMatch(/best known rule here is Rule[^]*\| gap of the program above \|/)
    const mutations = log.filter(({ operator }) => operator === 'mutate').map(({ prompt }) => prompt)
    expect(mutations.length).toBeGreaterThan(3)
    for (const prompt of mutations) {
      expect(prompt).toMatch(
        /\| instances \| share of the score \| its gap .*\| gap of Rule \(the best known rule\) \|/,
      )
      expect(prompt).toMatch(/- instance 1: (it is [\d.]+% above the best|no program did better)/)
    }
    expect(mutations.some((prompt) => prompt.includes('gap of its parent'))).toBe(true)
    const without = await search({ completions: 30, options: { feedback: false } })
    expect(without.log.every(({ prompt }) => !prompt.includes('share of the score'))).toBe(true)
  })

  test('what was tried, with what came of it, failures with their lines, and programs that repeat others', async () => {
    const { log } = await search({
      completions: 30,
      answer: (verb) => (verb % 7 === 0 ? 'threw' : 'program'),
      metric: (verb) => 0.1 + (verb % 4) / 10,
      options: { tune: 0 },
    })
    const last = log.findLast(({ operator }) => operator === 'mutate')?.prompt ?? ''
    expect(last.match(/^- c\d+.*: thought \d+\. → /gm)?.length).toBe(12)
    expect(last).toMatch(/failed: threw: Error: no \(line 1\) \[line 1: export const order/)
    expect(last).toMatch(/behaves exactly as c\d+ on every instance/)
    const without = await search({ completions: 30, options: { history: 0 } })
    expect(without.log.every(({ prompt }) => !prompt.includes('What was tried'))).toBe(true)
  })

  test('reflections of their own only where they are asked for', async () => {
    const { log } = await search({ completions: 30, options: { reflections: true } })
    const lesson = log.find(({ operator }) => operator === 'short-term')
    const crossed = log.find(({ operator }) => operator === 'crossover')
    expect(crossed?.prompt).toContain(`advice ${lesson?.verb}\n`)
    const noted = log.findIndex(({ operator }) => operator === 'long-term')
    const mutation = log.slice(noted).find(({ operator }) => operator === 'mutate')
    expect(mutation?.prompt).toContain(`advice ${log[noted]?.verb}\n`)
    expect((await search({ completions: 30 })).operators).not.toContain('short-term')
  })
})

describe('novelty and racing', () => {
  const repeating: Script = { completions: 30, answer: () => 'program', metric: (verb) => 0.1 + (verb % 3) / 10 }

  test('of programs that behave alike the first one stays', async () => {
    const options = { tune: 0 }
    expect((await search({ ...repeating, options })).finalists.length).toBe(4)
    expect((await search({ ...repeating, options: { ...options, novelty: false } })).finalists.length).toBe(10)
  })

  test('a full population gives newcomers its worst as a rival', async () => {
    const { log } = await search({ completions: 40, options: { population: 4 } })
    expect(log.slice(0, 8).every(({ rival }) => rival === undefined)).toBe(true)
    expect(log.filter(({ operator }) => operator === 'mutate').every(({ rival }) => rival !== undefined)).toBe(true)
    const without = await search({ completions: 40, options: { population: 4, racing: false } })
    expect(without.log.every(({ rival }) => rival === undefined)).toBe(true)
  })
})

describe('adaptive choice', () => {
  test('asks the model whose programs are better more often, and the other one still', async () => {
    const models = ['weak', 'strong']
    const share = async (adaptive: boolean): Promise<number | undefined> => {
      const made: (string | undefined)[] = []
      const { log } = await search({
        completions: 60,
        models,
        options: { tune: 0, adaptive },
        answer: () => 'program',
        metric: (verb) => (made[verb] === 'strong' ? 1 / verb : 1 + verb),
        onAsk: (verb, model) => (made[verb] = model),
      })
      const asked = log.map(({ model }) => model)
      return asked.includes('weak') ? asked.filter((model) => model === 'strong').length / asked.length : undefined
    }
    expect(await share(true)).toBeGreaterThan(0.6)
    expect(await share(false)).toBeUndefined()
  })
})

describe('when nothing gets better', () => {
  const stuck: Script = { completions: 60, answer: () => 'program', metric: (verb) => verb }

  test('principles come before code, and each is developed apart before it competes', async () => {
    const { log, operators } = await search({ ...stuck, options: { tune: 0 } })
    const at = operators.indexOf('rethink')
    expect(at).toBe(8 + 3 * 4)
    expect(operators.slice(at + 1, at + 7)).toEqual(['develop', 'develop', 'develop', 'mutate', 'mutate', 'mutate'])
    const [one, two] = log.slice(at + 1)
    expect(one?.prompt).toContain(`Idea one of ${log[at]?.verb}.`)
    expect(two?.prompt).toContain('Idea two.')
    const founders = log.slice(at + 4, at + 7).map(({ inputs }) => (inputs['elite'] as Candidate).operator)
    expect(founders).toEqual(['develop', 'develop', 'develop'])
  })

  test('unless it is switched off, or too little is left', async () => {
    expect((await search({ ...stuck, options: { patience: 0 } })).operators).not.toContain('rethink')
    expect((await search({ ...stuck, completions: 24 })).operators).not.toContain('rethink')
  })
})

test('programs that the user gave are where it starts', async () => {
  const [best] = (await search({ completions: 8 })).finalists
  const given: Candidate = { ...(best as Candidate), id: 'c0', source: 'export const order = 99', fingerprint: 'given' }
  const { log, finalists } = await search({
    completions: 8,
    given: [given],
    answer: () => 'threw',
    options: { tune: 0 },
  })
  expect(log[0]?.prompt).toContain('export const order = 99')
  expect(finalists.map(({ id }) => id)).toContain('c0')
})

describe('tuning', () => {
  test('lets the tuned program take the place of what it was, and tells what it became', async () => {
    const { log, finalists } = await search({ completions: 30 })
    const parents = log.filter(({ operator }) => operator === 'tune').map(({ inputs }) => inputs['parent'] as Candidate)
    expect(parents.length).toBeGreaterThan(10)
    for (const one of finalists.filter(({ operator }) => operator === 'tune')) {
      expect(finalists.map(({ id }) => id)).not.toContain(one.parents[0])
    }
    const last = log.findLast(({ operator }) => operator === 'mutate')?.prompt
    expect(last).toMatch(/→ score [\d.]+, tuned \(c\d+\) [\d.]+/)
  })

  test('can be switched off, and leaves most of a short budget of evaluations to proposals', async () => {
    expect((await search({ completions: 30, options: { tune: 0 } })).operators).not.toContain('tune')
    const { operators, spent } = await search({ completions: 30, evaluations: 60 })
    expect(operators.filter((operator) => operator !== 'tune').length).toBeGreaterThan(20)
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

  test('the smallest options suffice', async () => {
    const options = { population: 2, initial: 1, batch: 1, principles: 1, apart: 0, tuneBest: 0, tuneLast: 0 }
    const { spent, finalists } = await search({ completions: 12, options, answer: () => 'program' })
    expect(spent.completions).toBe(12)
    expect(finalists.length).toBe(2)
  })

  test('with every switch off it still searches', async () => {
    const defaults = reflective.options.parse({}) as Readonly<Record<string, unknown>>
    const off = Object.fromEntries(
      (reflective.switches ?? []).map((name) => [name, typeof defaults[name] === 'number' ? 0 : false]),
    )
    const { spent, finalists, operators } = await search({ completions: 30, options: off, schedule: 4 })
    expect(spent.completions).toBe(30)
    expect(finalists.length).toBe(10)
    expect(new Set(operators)).toEqual(new Set(['initialise', 'mutate', 'crossover', 'explore']))
  })
})

test('wrong options are refused', () => {
  expect(reflective.options.safeParse({ popluation: 3 }).success).toBe(false)
  expect(reflective.options.safeParse({ population: 1 }).success).toBe(false)
})
