/** Meta-optimisation: what an optimiser is worth, what it may do, and that the one that was found runs as a strategy without being trusted. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Candidate } from '../src/candidate/candidate.ts'
import { offeredStrategy } from '../src/cli/exported-strategy.ts'
import { openTasks } from '../src/discovery/open-tasks.ts'
import type { Evaluator } from '../src/evaluation/evaluator.ts'
import { membersApart } from '../src/evaluation/members-apart.ts'
import { Journal } from '../src/journal/journal.ts'
import type { Message } from '../src/models/model.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { moh } from '../src/strategies/moh.ts'
import { heuristica, root, show, workFolder } from './command-line.ts'
import { makespan } from './recorded-runs.ts'
import { simulate, simulatedEvaluator, simulationFolder } from './simulated-run.ts'

const tardiness = await loadProblem('tardiness')
const construct = await loadProblem('tsp/construct')

const fenced = (code: string): string => `Idea: one of many.\n\n\`\`\`js\n${code}\n\`\`\`\n`
const program = (name: string, number: number): string => `export function ${name}(a, b, c) {\n  return ${number}\n}`

/** The number in a program is its objective, a gap in hundredths; on the small tasks it counts as it is, on others twice. */
const evaluatorOf = (seen: { instances: number; source: string }[]): Evaluator => {
  const evaluate: Evaluator['evaluate'] = (source, set, options) => {
    const instances = typeof set === 'string' ? 0 : set.instances.length
    seen.push({ instances, source })
    const gap = Number(/return (\d+)/.exec(source)?.[1] ?? 90)
    return simulatedEvaluator(() => Array.from({ length: 8 }, () => 100 + gap)).evaluate(source, set, options)
  }
  return { evaluate, evaluateGeneration: membersApart(evaluate) }
}

type Play = {
  readonly optimisers: readonly string[]
  readonly options?: Readonly<Record<string, unknown>>
  readonly completions?: number
  readonly problem?: typeof makespan
}

/** A run in which programs come one better than the other, 80, 79, …, and optimisers in the order given, the last over and over. */
const play = async ({ optimisers, options = {}, completions = 30, problem = makespan }: Play) => {
  using folder = simulationFolder()
  let number = 80
  let written = 0
  const asked: (readonly Message[])[] = []
  const candidates: Candidate[] = []
  const evaluated: { instances: number; source: string }[] = []
  const { result, calls } = await simulate(folder.path, {
    problem,
    strategy: moh,
    options: { asks: 3, meta: 1, cpuS: 0.3, ...options },
    limits: { completions },
    evaluator: evaluatorOf(evaluated),
    answer: (messages) => {
      asked.push(messages)
      const [system = ''] = messages.map(({ content }) => content)
      if (system.includes('You write no code')) return 'Be better than before.'
      if (system.startsWith('You design optimisers'))
        return fenced(optimisers[Math.min(written++, optimisers.length - 1)] ?? '')
      number -= 1
      const [, name = ''] = /## What your program exports\s+`(\w+)\(/.exec(system) ?? []
      return fenced(program(name, number))
    },
    onEvent: (event) => event.kind === 'delivered' && candidates.push(event.candidate),
  })
  if (result.state !== 'finished') throw new Error('expected an end')
  using journal = new Journal(folder.path, { readOnly: true })
  const told = JSON.stringify(journal.fact('specifics'))
  return { result, calls, asked, candidates, evaluated, found: offeredStrategy(folder.path) ?? '', told }
}

/** Asks once, and then does what `more` says. */
const once = (more: string): string =>
  `export async function search(task) {\n  const [one] = task.population\n  const child = await task.propose('better', [one])\n${more}\n}`

describe('an optimiser', () => {
  test('is worth what the host saw it find, whatever it says; the better one is found and improves the next', async () => {
    const lying = once('  return [{ ...child, score: 0 }]')
    const { found, asked } = await play({ optimisers: [lying], completions: 12 })
    expect(found).toMatch(/^\/\/ idea: one of many\.\n\/\/ utility: 0\.7\d,/)
    expect(found).toContain('return [{ ...child, score: 0 }]')
    const improving = asked.flatMap(([system, user]) =>
      system?.content.startsWith('You design optimisers') === true ? [user?.content] : [],
    )
    // The lying one is short of words when it comes to improve its own kind.
    expect(improving[0]).toContain('directions are drawn from it')
    expect(improving.at(-1)).toBe('better')
  })

  test.each([
    ['never ends', 'for (;;) {}', 'timeout'],
    ['throws', 'throw new Error("out of ideas")', 'out of ideas'],
    ['waits for ever', 'await new Promise(() => {})', 'waits for what never comes'],
    ['asks more than it may and lets it go', 'for (;;) await task.propose("again")', ''],
  ])('that %s has its say, and the run goes on', async (_, more, failure) => {
    const { found, calls, told } = await play({ optimisers: [once(more)], completions: 14 })
    expect(calls).toBe(14)
    expect(found.includes(more)).toBe(failure === '')
    expect(told).toMatch(
      failure === '' ? /"label":"o2 0\.\d+: one of many/ : new RegExp(`"label":"o2 on makespan/order: .*${failure}`),
    )
  })

  test('cannot make more programs of its own than it may', async () => {
    const evaluating = once(
      '  for (let n = 1; n < 9; n++) await task.evaluate(`export function rate() { return ${n} }`, "mine")',
    )
    const { candidates } = await play({ optimisers: [evaluating], options: { evaluations: 4 }, completions: 7 })
    expect(candidates.filter(({ operator }) => operator === 'evaluate').length).toBeLessThanOrEqual(2 * 4)
    expect(candidates.find(({ operator }) => operator === 'evaluate')?.outcome.kind).toBe('scored')
  })
})

describe('several tasks', () => {
  test('each is a problem of its own; utility weighs them by size, and the run finds a program for its own', async () => {
    const { asked, candidates, evaluated, found, result } = await play({
      problem: tardiness,
      optimisers: [once('')],
      options: { tasks: 'tardiness/dispatch@50,tardiness/dispatch@100,tsp/construct' },
      completions: 13,
    })
    expect(asked.length).toBe(13)
    const operators = new Set(candidates.map(({ operator }) => operator))
    for (const task of ['tardiness/dispatch@50', 'tardiness/dispatch@100', 'tsp/construct'])
      expect(operators).toContain(`propose for ${task}`)
    const part = (size: number): number =>
      tardiness.set('train').instances.filter(({ data }) => tardiness.definition.size(data) === size).length
    const counts = [0, part(50), part(100), construct.set('train').instances.length]
    expect(new Set(evaluated.map(({ instances }) => instances))).toEqual(new Set(counts))
    const reached = [...found.matchAll(/, weight (\S+): (\S+)/g)].map(([, weight, result]) => [
      Number(weight),
      Number(result),
    ])
    const [weights, sum] = reached.reduce(
      ([all = 0, sum = 0], [weight = 0, result = 0]) => [all + weight, sum + weight * result],
      [0, 0],
    )
    expect(reached.slice(0, 2).map(([weight]) => weight)).toEqual([50, 100])
    expect(Number(/utility: ([\d.]+)/.exec(found)?.[1])).toBeCloseTo((sum ?? 0) / (weights ?? 0), 3)
    expect(result.winner?.candidate.operator).toMatch(/^(?:whole|seed)$/)
  })

  test('names of problems and sizes that there are not, and tasks without the run’s own problem, are told', async () => {
    const opened = (...names: string[]) => openTasks(names, tardiness, [])
    await expect(opened('tardiness/dispach')).rejects.toThrow("did you mean 'tardiness/dispatch'?")
    await expect(opened('tardiness/dispatch@33')).rejects.toThrow(
      /the train set of tardiness\/dispatch has the sizes (?:\d+, )*50, 100/,
    )
    await expect(opened('tsp/construct')).rejects.toThrow('add tardiness/dispatch')
    expect(moh.options.safeParse({ tasks: 'a,,b' }).success).toBe(false)
  })
})

test(
  'the optimiser that a run found is exported, shown and run as a strategy, without trust',
  { timeout: 120_000 },
  async () => {
    using folder = workFolder()
    const recording = (name: string): string => `recording:${join(root, 'examples', 'recordings', `${name}.jsonl`)}`
    const moh = ['--strategy', 'moh', '--option', 'asks=3', '--option', 'meta=2']
    await heuristica(folder.path, ['run', 'tardiness', ...moh, '--model', recording('moh'), '--max-completions', '11'])
    const file = join(folder.path, 'found.guest.js')
    await heuristica(folder.path, ['export', 'last', '--output', file])
    expect(readFileSync(file, 'utf8')).toMatch(/^\/\/ found by heuristica[\s\S]*\n\/\/ utility: 0\.00\d+,/)
    const shown = await heuristica(folder.path, ['strategies', 'show', './found.guest.js'])
    expect(shown.stdout).toContain('--option asks=10')
    const asked = ['run', 'tardiness', '--strategy', './found.guest.js', '--option', 'asks=3', '--max-completions', '5']
    const { code, stderr } = await heuristica(folder.path, [...asked, '--model', recording('hill-climb')])
    expect(code, stderr).toBe(0)
    expect(await show(folder.path)).toMatchObject({ state: 'finished', strategy: 'found', spent: { completions: 5 } })
    writeFileSync(file, 'export const search = async (task) => { throw new Error("not today") }')
    const failed = await heuristica(folder.path, [...asked, '--model', recording('hill-climb')])
    expect([failed.code, failed.stderr]).toEqual([
      1,
      expect.stringContaining('found asked nothing: threw: line 1: Error: not today'),
    ])
  },
)
