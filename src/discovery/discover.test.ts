import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Candidate } from '../candidate/candidate.ts'
import { Journal } from '../journal/journal.ts'
import { ModelError, type Model, type ModelErrorKind } from '../models/model.ts'
import { cutIntoBlocks } from '../problem/load-set.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { loadProblem } from '../problem/registry.ts'
import { randomStream } from '../random.ts'
import type { RunConfiguration } from './configuration.ts'
import { executeRun, type RunResult } from './discover.ts'
import { beginRun } from './run-facts.ts'
import type { Run, Strategy } from './strategy.ts'

const problem = await loadProblem('makespan', { folders: [join(import.meta.dirname, '../../examples/problems')] })
const templates = {
  'system/generate.md': 'You write programs.',
  'system/repair.md': 'Mend it: {{failure}} {{code}} {{answer}}',
  'probe/write.md': 'Write a program.{{#parent}} It comes after {{id}}.{{/parent}}',
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'discover-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const program = (expression: string): string =>
  `export function rate(time, meanTime, load) {\n  return ${expression}\n}\n`
const answer = (expression: string): string =>
  `Idea: rate by ${expression}.\n\n\`\`\`js\n${program(expression)}\`\`\`\n`

/** Answers by step key; a key without an answer gets a program of its own. A kind of error makes the call fail with it. */
const scripted = (
  answers: Readonly<Record<string, string | { readonly fails: ModelErrorKind }>> = {},
  delayMs: () => number = () => 0,
): Model & { readonly asked: string[] } => {
  const asked: string[] = []
  return {
    name: 'scripted',
    concurrency: 8,
    asked,
    complete: async (_, { key, onAttempt }) => {
      onAttempt?.(1)
      asked.push(key)
      await sleep(delayMs())
      const text = answers[key] ?? answer(`time * ${asked.length + 1}.5`)
      if (typeof text !== 'string') throw new ModelError(text.fails, `failed: ${text.fails}`)
      const rest = { reasoning: '', finishReason: 'stop', usage: undefined, costUsd: undefined, model: 'scripted' }
      return { ...rest, text, firstChunkMs: undefined, totalMs: undefined }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

const strategyOf = (search: (run: Run) => Promise<readonly Candidate[]>, needsModel = true): Strategy => ({
  name: 'probe',
  title: 'a search of the test',
  source: 'none',
  cost: 'none',
  needsModel,
  options: z.unknown(),
  search,
})

const execute = async (
  search: (run: Run) => Promise<readonly Candidate[]>,
  {
    model,
    limits = {},
    of = problem,
  }: { readonly model?: Model; readonly limits?: RunConfiguration['limits']; readonly of?: LoadedProblem } = {},
): Promise<RunResult> => {
  const strategy = strategyOf(search, model !== undefined)
  const configuration: RunConfiguration = {
    problem: problem.definition.name,
    strategy: strategy.name,
    options: {},
    model: model?.name,
    seed: 1,
    limits,
    settings: {},
    from: [],
    maxTokens: 1000,
    memoryMb: 32,
    problemFolders: [],
  }
  beginRun(folder, { configuration, templates, problem: of })
  return resume(search, model, of)
}

const resume = (
  search: (run: Run) => Promise<readonly Candidate[]>,
  model: Model | undefined,
  of = problem,
): Promise<RunResult> =>
  executeRun(folder, {
    problem: of,
    strategy: strategyOf(search, model !== undefined),
    model,
    workers: 2,
    onEvent: () => undefined,
    interrupt: new AbortController().signal,
  })

const proposeOnce = async (run: Run): Promise<readonly Candidate[]> => [
  await run.propose('write', { parent: undefined }),
]

test('a proposal that fails is repaired once, and both completions are counted', async () => {
  const model = scripted({ '1/ask': answer('nonsense('), '1/repair': answer('time') })
  const result = await execute(proposeOnce, { model })
  expect(model.asked).toEqual(['1/ask', '1/repair'])
  expect(result).toMatchObject({
    state: 'finished',
    spent: { completions: 2, evaluations: 1 },
    winner: { candidate: { id: 'c1', operator: 'write', source: program('time') } },
  })
})

test('a proposal that the budget allows no repair for is left as it is', async () => {
  const model = scripted({ '1/ask': answer('nonsense(') })
  let delivered: Candidate | undefined
  const result = await execute(
    async (run) => {
      delivered = await run.propose('write', { parent: undefined })
      expect(run.budget.remains()).toBe(false)
      return [delivered]
    },
    { model, limits: { completions: 1 } },
  )
  expect(delivered?.outcome).toMatchObject({ kind: 'syntax' })
  expect(delivered?.outcome.detail).toContain('line 3')
  expect(result).toMatchObject({ state: 'finished', winner: undefined, spent: { completions: 1 } })
})

test.each([1, 2, 3, 7, 10])(
  'of many proposals asked at once, a budget of %d completions answers so many and no more',
  async (completions) => {
    const model = scripted({ '2/ask': 'no code at all', '3/ask': { fails: 'truncated' } })
    const result = await execute(
      async (run) => {
        let last: Candidate[] = []
        while (run.budget.remains())
          last = await run.each(Array.from({ length: 6 }), () => run.propose('write', { parent: undefined }))
        return last
      },
      { model, limits: { completions } },
    )
    expect(model.asked.length).toBe(completions)
    expect(result.spent.completions).toBe(completions)
  },
)

test('the same program in flight twice is delivered once, whichever was faster', async () => {
  const answers = { '1/ask': answer('time'), '2/ask': answer('(time) /* the same */'), '3/ask': answer('time + 0') }
  for (const slow of [1, 2]) {
    rmSync(folder, { recursive: true, force: true })
    folder = mkdtempSync(join(tmpdir(), 'discover-'))
    let calls = 0
    const model = scripted(answers, () => ((calls += 1) === slow ? 120 : 0))
    const kinds: string[] = []
    await execute(
      async (run) => {
        const candidates = await run.each(Array.from({ length: 3 }), () => run.propose('write', { parent: undefined }))
        kinds.push(...candidates.map(({ outcome }) => outcome.kind))
        return candidates
      },
      { model },
    )
    expect(kinds).toEqual(['scored', 'duplicate', 'scored'])
  }
})

test('whatever order answers arrive in, the digest is the same', async () => {
  const digests: string[] = []
  for (const seed of [1, 2, 3]) {
    rmSync(folder, { recursive: true, force: true })
    folder = mkdtempSync(join(tmpdir(), 'discover-'))
    const random = randomStream(seed, 'delays')
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, verb) => [`${verb}/ask`, answer(`time ** ${1 + verb / 10}`)]),
    )
    const result = await execute(
      async (run) => {
        const found: Candidate[] = []
        await run.pipeline(4, async () => {
          const parent = found.length > 0 ? run.random.pick(found) : undefined
          const child = await run.propose('write', { parent })
          if (child.outcome.kind === 'scored') found.push(child)
        })
        return found
      },
      { model: scripted(texts, () => random.index(30)), limits: { completions: 25 } },
    )
    if (result.state === 'finished') digests.push(result.digest)
  }
  expect(digests).toHaveLength(3)
  expect(new Set(digests).size).toBe(1)
})

test('racing stops a program after the first block, and it never outranks one that ran the whole set', async () => {
  const result = await execute(async (run) => {
    const good = await run.evaluate(program('time'), { operator: 'good' })
    const bad = await run.evaluate(program('-time'), { operator: 'bad', bar: good.outcome.metric })
    expect(bad.outcome).toMatchObject({ kind: 'scored', raced: true, metric: Infinity })
    return [bad, good]
  })
  expect(result).toMatchObject({
    state: 'finished',
    winner: { candidate: { id: 'c1' } },
    spent: { evaluations: 1.125 },
  })
})

test('tuning improves constants, spends within its allowance and keeps the parent where nothing is better', async () => {
  const spoilt = program('Math.abs(time - 40.5) + 0 * load')
  await execute(
    async (run) => {
      const start = await run.evaluate(spoilt, { operator: 'start' })
      const tuned = await run.tune(start, { evaluations: 30 })
      expect(tuned.outcome.metric).toBeLessThan(start.outcome.metric)
      expect(tuned).toMatchObject({ operator: 'tune', parents: [start.id] })
      const plain = await run.evaluate(program('time'), { operator: 'plain' })
      expect(await run.tune(plain, { evaluations: 5 })).toBe(plain)
      return [tuned, plain]
    },
    { limits: { evaluations: 40 } },
  )
})

test('a finalist whose answers depend on earlier instances is turned away', async () => {
  const cheat = `let calls = 0\nexport function rate(time) {\n  calls += 1\n  return calls > 300 ? time : -time\n}\n`
  const result = await execute(async (run) => [
    await run.evaluate(cheat, { operator: 'cheat' }),
    await run.evaluate(program('-time'), { operator: 'honest' }),
  ])
  expect(result).toMatchObject({
    winner: { candidate: { operator: 'honest' } },
    rejected: [{ id: 'c1', reason: 'invalid on validation: its answers depend on earlier instances' }],
  })
})

test('where every finalist is turned away, the best of the other programs wins', async () => {
  const cheat = `let calls = 0\nexport function rate(time) {\n  calls += 1\n  return calls > 300 ? time : -time\n}\n`
  const result = await execute(async (run) => {
    await run.evaluate(program('-time'), { operator: 'honest' })
    return [await run.evaluate(cheat, { operator: 'cheat' })]
  })
  expect(result).toMatchObject({ winner: { candidate: { operator: 'honest' } }, rejected: [{ id: 'c2' }] })
})

/** Trained on the first ten jobs of each instance, and judged on all thirty. */
const growing = (): { readonly of: LoadedProblem; readonly heaviest: number } => {
  const whole = problem.set('train')
  const instances = whole.instances.map((one) => {
    const { machines, times } = one.data as { readonly machines: number; readonly times: Int32Array }
    return { ...one, data: { machines, times: times.slice(0, 10) } }
  })
  const train = { ...whole, instances, blocks: cutIntoBlocks('train', instances) }
  const loads = instances.map(({ data }) => data.times.reduce((sum, time) => sum + time, 0) / data.machines)
  return {
    of: { ...problem, set: (name) => (name === 'train' ? train : problem.set(name)) },
    heaviest: Math.max(...loads),
  }
}

test('what fails on larger instances counts as failed where that is asked for, and may be repaired', async () => {
  const { of, heaviest } = growing()
  const fails = answer(`load > ${heaviest} ? rate(time, meanTime, load) : time`)
  const model = scripted({ '1/ask': fails, '2/ask': fails.replace('time\n', 'time + 1\n'), '2/repair': answer('time') })
  const found: Candidate[] = []
  const search = async (run: Run): Promise<readonly Candidate[]> => {
    const inputs = { parent: undefined }
    found.push(await run.propose('write', inputs), await run.propose('write', inputs, { larger: true }))
    return found
  }
  const result = await execute(search, { model, of })
  expect(model.asked).toEqual(['1/ask', '2/ask', '2/repair'])
  expect(found.map(({ outcome }) => outcome.kind)).toEqual(['scored', 'scored'])
  expect(result).toMatchObject({ spent: { completions: 3, evaluations: 4.1 }, winner: { candidate: { id: 'c2' } } })
  const told = new DatabaseSync(join(folder, 'run.db'), { readOnly: true })
  const answers = told.prepare("SELECT answer FROM steps WHERE key = '2/evaluate-larger'").all()
  told.close()
  expect(answers).toMatchObject([{ answer: expect.stringContaining('Maximum call stack') }])
})

test('a strategy that does not expect its budget to end still has a winner', async () => {
  const result = await execute(
    async (run) => {
      for (let power = 1; ; power += 1) await run.evaluate(program(`time ** ${power}`), { operator: 'next' })
    },
    { limits: { evaluations: 3 } },
  )
  expect(result).toMatchObject({ state: 'finished', winner: { candidate: { id: 'c1' } }, spent: { evaluations: 3 } })
})

test('a failing endpoint ends the run with a reason; resumed, it asks only what was not answered', async () => {
  const search = async (run: Run): Promise<readonly Candidate[]> => {
    const first = await run.propose('write', { parent: undefined })
    const second = await run.propose('write', { parent: first })
    return [first, second]
  }
  const broken = scripted({ '1/ask': answer('time'), '2/ask': { fails: 'network' } })
  await expect(execute(search, { model: broken })).rejects.toThrow('scripted: failed: network')
  const mended = scripted({ '2/ask': answer('time * load') })
  const result = await resume(search, mended)
  expect(mended.asked).toEqual(['2/ask'])
  expect(result).toMatchObject({ state: 'finished', spent: { completions: 2 } })
})

test('a resumed run that asks something else stops at that step and names it', async () => {
  const search = (program: string) => async (run: Run) => {
    const candidate = await run.evaluate(program, { operator: 'only' })
    return [candidate, await run.propose('write', { parent: candidate })]
  }
  const model = scripted({ '2/ask': { fails: 'auth' } })
  await expect(execute(search(program('time')), { model })).rejects.toThrow('auth')
  await expect(resume(search(program('time + 1')), model)).rejects.toThrow(/Step 1\/evaluate asks something else/)
})

test('a run keeps what decided it, and any later change is found', async () => {
  await execute(proposeOnce, { model: scripted() })
  {
    using journal = new Journal(folder, { readOnly: true })
    expect(journal.fact('prompts')).toEqual(templates)
    expect(journal.fact('problem')).toEqual({ name: 'makespan/order', version: problem.version })
    expect(journal.fact('versions')).toMatchObject({ node: process.versions.node })
    expect(journal.tampered()).toEqual([])
    expect((journal.fact('end') as { seal: string }).seal).toBe(journal.seal())
    expect(JSON.parse(journal.step('1/ask')?.request ?? '')).toMatchObject({
      messages: [{ role: 'system' }, { role: 'user' }],
    })
  }
  const database = new DatabaseSync(join(folder, 'run.db'))
  database.exec(`UPDATE candidates SET metric = metric / 2`)
  database.close()
  using journal = new Journal(folder, { readOnly: true })
  expect(journal.tampered()).toEqual(['candidate c1'])
})
