/** Every strategy end to end: on recorded answers, and against a server that speaks the OpenAI wire and answers as real models do, well and badly. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LLMock } from '@copilotkit/aimock'
import { describe, expect, test } from 'vitest'
import type { Config } from '../src/config/config.ts'
import { discover } from '../src/config/discover.ts'
import { createRun } from '../src/config/open-run.ts'
import { planRun } from '../src/config/plan.ts'
import type { Outcome } from '../src/candidate/candidate.ts'
import { executeRun } from '../src/discovery/discover.ts'
import { readRun } from '../src/discovery/run-record.ts'
import { Journal } from '../src/journal/journal.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { strategies } from '../src/strategies/index.ts'
import { heuristica, root, show, start, workFolder } from './command-line.ts'
import { answerKinds, answerOf, streamOf, type AnswerKind } from './scripted-answers.ts'

/** The options that a recording was made with. */
const recordedWith: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'best-of': {},
  'hill-climb': {},
  opro: { children: 2 },
  directional: {},
  funsearch: { islands: 2, samples: 2, inFlight: 1 },
  eoh: { population: 2, parents: 2 },
  reevo: { population: 1, initial: 3, mutation: 1 },
  mcts: { initial: 1 },
  llamea: { parents: 2, offspring: 3 },
  meoh: { population: 2, parents: 2 },
  'map-elites': { islands: 1, inFlight: 1 },
  'g-lns': { population: 3, prune: 1, evaluations: 2 },
  evotune: { islands: 2, samples: 2, inFlight: 1, every: 4, least: 1 },
  moh: { asks: 3, meta: 2 },
}

/** A tuner that has nothing to learn: it names a model that is there. */
const naming = (model: string): Config['tuner'] => ({
  kind: 'command',
  command: [process.execPath, '-e', `console.log(${JSON.stringify(model)})`],
})

/** What a recording is about, where that is not `tardiness`; the metric that its winner stays below. */
const recordedOn: Readonly<
  Record<string, { readonly config: Config; readonly metric: string; readonly below: number }>
> = {
  'g-lns': { config: { problem: 'tsp/lns', settings: { iterations: 100 } }, metric: 'meanGap', below: 0.02 },
}

/** The problem with a test set that is quick to evaluate, and quick to find references for. */
const quick = (problem: LoadedProblem): LoadedProblem =>
  problem.definition.name === 'tsp/lns'
    ? { ...problem, set: (name) => problem.set(name === 'test' ? 'test-20' : name) }
    : problem

const asking = strategies.filter(({ needsModel }) => needsModel)

test('every strategy with a model has a recording', () => {
  const others = asking.map(({ name }) => name).filter((name) => name !== 'reflective')
  expect(Object.keys(recordedWith)).toEqual(others)
})

describe.each(Object.entries(recordedWith))('recorded answers to %s', (name, options) => {
  test(
    'are all used, find a rule, and end in the same digest with one worker or four',
    { timeout: 120_000 },
    async () => {
      using folder = workFolder()
      const file = join(root, 'examples', 'recordings', `${name}.jsonl`)
      const completions = readFileSync(file, 'utf8').trimEnd().split('\n').length
      const { config, metric, below } = recordedOn[name] ?? {
        config: { problem: 'tardiness' },
        metric: 'pooledGap',
        below: 0.01,
      }
      const run = async (workers: number) => {
        const plan = await planRun({
          ...config,
          tuner: naming(`recording:${file}`),
          strategy: name,
          // Measured times would make every run another one.
          options: name === 'meoh' ? { ...options, resolution: 1e9 } : options,
          model: `recording:${file}`,
          budget: { completions },
          runs: folder.path,
          workers,
        })
        await using made = await createRun(plan, plan.seed, { onNotice: () => undefined })
        const { problem, id } = made
        const interrupt = new AbortController().signal
        await executeRun(made.folder, { ...made, problem: quick(problem), onEvent: () => undefined, interrupt })
        return readRun(id, made.folder)
      }
      const { best, spent, end, digest } = await run(1)
      expect(end?.stopped).toBeUndefined()
      expect(spent.completions).toBe(completions)
      expect(best?.test?.[metric]).toBeLessThan(below)
      expect((await run(4)).digest).toBe(digest)
    },
  )
})

/** What the server answers to the n-th question: two good programs, then every kind, then good ones. */
const kindOf = (question: number): AnswerKind => (question < 2 ? 'good' : (answerKinds[question - 2] ?? 'good'))

const startServer = async (): Promise<LLMock> => {
  const server = new LLMock({ port: 0 })
  let questions = 0
  server.onMessage(/[^]*/, (request) => {
    const messages = request.messages.map(({ role, content }) => ({
      role,
      content: typeof content === 'string' ? content : '',
    })) as Parameters<typeof answerOf>[1]
    const kind = kindOf(questions++)
    const said = answerOf(kind, messages, streamOf(String(questions)))
    return typeof said === 'string'
      ? { content: said }
      : {
          content: 'Idea: a rule.\n\n```js\nexport function rate(time, meanTime, load) {\n  return ti',
          finishReason: 'length',
        }
  })
  await server.start()
  return server
}

const small: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  reflective: { tune: 0, tuneLast: 0, initial: 6 },
  funsearch: { islands: 2, samples: 2 },
  opro: { children: 4 },
  eoh: { population: 2 },
  reevo: { population: 2, initial: 6 },
  llamea: { parents: 2, offspring: 4 },
  meoh: { population: 2 },
  'g-lns': { population: 3, evaluations: 2 },
  evotune: { islands: 2, samples: 4, every: 4, least: 1, inFlight: 1 },
  moh: { asks: 3, meta: 2, cpuS: 0.5 },
}

describe.each(asking.map(({ name }) => [name]))('a server and %s', (name) => {
  test(
    'good and bad answers are survived, and no answer is asked for beyond the budget',
    { timeout: 120_000 },
    async () => {
      using folder = workFolder()
      const server = await startServer()
      try {
        const {
          folder: run,
          spent,
          best,
          end,
        } = await discover({
          problem: name === 'g-lns' ? 'reorder' : 'makespan',
          problems: [join(root, 'examples', 'problems'), join(root, 'test', 'fixtures', 'teams')],
          strategy: name,
          options: small[name] ?? {},
          budget: { completions: 12 },
          model: `${server.url}/v1#gpt-4o`,
          tuner: naming(`${server.url}/v1#gpt-4o-trained`),
          workers: 2,
          runs: folder.path,
        })
        expect(server.getRequests().length).toBeLessThanOrEqual(12)
        expect(spent.completions).toBe(server.getRequests().length)
        expect(end?.winner).toBeDefined()
        expect(best?.test?.['meanGap']).toBeLessThan(0.2)
        using journal = new Journal(run, { readOnly: true })
        const kinds = new Set([...journal.candidates()].map(({ outcome }) => (JSON.parse(outcome) as Outcome).kind))
        expect(kinds).toContain('scored')
        expect(kinds.size).toBeGreaterThan(1)
      } finally {
        await server.stop()
      }
    },
  )
})

test.each(['mcts', 'moh'])(
  'killed for real and resumed, %s on recorded answers ends as if never interrupted',
  { timeout: 300_000 },
  async (name) => {
    using whole = workFolder()
    using torn = workFolder()
    const options = Object.entries(recordedWith[name] ?? {}).flatMap(([key, value]) => [
      '--option',
      `${key}=${JSON.stringify(value)}`,
    ])
    const recording = `recording:${join(root, 'examples', 'recordings', `${name}.jsonl`)}`
    const asked = ['run', 'tardiness', '--strategy', name, '--model', recording, ...options]
    await heuristica(whole.path, asked)
    const steps = (): number => {
      try {
        using journal = new Journal(join(torn.path, 'runs', readdirSync(join(torn.path, 'runs'))[0] ?? ''), {
          readOnly: true,
        })
        return [...journal.steps()].length
      } catch {
        return 0
      }
    }
    let running = start(torn.path, asked)
    for (let kills = 0; kills < 3; kills++) {
      const at = steps() + 3 * kills
      while (steps() <= at && running.child.exitCode === null) await sleep(5)
      running.child.kill('SIGKILL')
      await running.ended
      running = start(torn.path, ['resume', 'last'])
    }
    const { code, stderr } = await running.ended
    expect(code, stderr).toBe(0)
    expect((await show(torn.path)).digest).toBe((await show(whole.path)).digest)
  },
)

test('of two models the bandit asks the one more often whose programs improve', { timeout: 120_000 }, async () => {
  using folder = workFolder()
  const servers = [new LLMock({ port: 0 }), new LLMock({ port: 0 })]
  let asked = 0
  servers[0]?.onMessage(/[^]*/, () => ({ content: 'I would rather not.' }))
  servers[1]?.onMessage(/[^]*/, () => {
    asked += 1
    const code = `export function rate(time, meanTime, load) {\n  return time - ${1 / asked} * Math.abs(time - meanTime)\n}`
    return { content: `Idea: nearer to the longest first.\n\n\`\`\`js\n${code}\n\`\`\`\n` }
  })
  await Promise.all(servers.map((server) => server.start()))
  try {
    const { spent } = await discover({
      problem: 'makespan',
      problems: [join(root, 'examples', 'problems')],
      strategy: 'map-elites',
      options: { inFlight: 1, patches: 0, bandit: 0.3 },
      model: servers.map((server) => `${server.url}/v1#gpt-4o`).join(' + '),
      budget: { completions: 20 },
      runs: folder.path,
    })
    expect(spent.completions).toBe(20)
    expect(servers[0]?.getRequests().length).toBeGreaterThan(0)
    expect(asked).toBeGreaterThan(servers[0]?.getRequests().length ?? Infinity)
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
})
