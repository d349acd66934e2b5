/** Prompts that are too long for their model: alone, and in a whole run that is interrupted and repeated from its recording. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Candidate } from '../candidate/candidate.ts'
import { ModelError, type Model, type Usage } from '../models/model.ts'
import { createRecordingModel, readRecording } from '../models/recording.ts'
import { loadProblem } from '../problem/registry.ts'
import type { Asking, Reply } from './asking.ts'
import { executeRun, type RunResult } from './discover.ts'
import { askFitting, KnownContexts } from './fitting.ts'
import { nothing } from './ledger.ts'
import { recordingOf } from './recording-of.ts'
import { beginRun } from './run-facts.ts'
import type { Run, Strategy } from './strategy.ts'

const prompt = (length: number): readonly [{ readonly role: 'user'; readonly content: string }] => [
  { role: 'user', content: 'x'.repeat(length) },
]

/** A model that takes at most so many characters; with `cuts` it cuts the prompt and is paid for that. */
const asker = (fits: number, cuts = false): Asking & { readonly asked: string[] } => {
  const asked: string[] = []
  return {
    asked,
    models: [],
    modelFor: () => undefined,
    ask: async ({ key, messages }): Promise<Reply> => {
      asked.push(key)
      const spent = { ...nothing, completions: 1, tokens: 100 }
      if ((messages[0]?.content.length ?? 0) <= fits) return { kind: 'answered', text: 'yes', spent }
      const tokens = cuts ? 4096 : 0
      return { kind: 'failed', failure: 'context-length', message: 'too long', spent: { ...spent, tokens } }
    },
  }
}

const question = {
  key: '5/ask',
  verb: 5,
  role: 'generate',
  messages: prompt(900),
  parameters: { maxTokens: 10 },
} as const
const shorter = (): ReturnType<typeof prompt>[] => [prompt(600), prompt(300)]

test('a refused prompt is asked again, shorter and for free, and what was too long is not asked a second time', async () => {
  const contexts = new KnownContexts()
  const asking = asker(300)
  const first = await askFitting(asking, question, { shorter, asks: 1, contexts })
  expect(first.reply).toMatchObject({ kind: 'answered', spent: { completions: 1, tokens: 100 } })
  expect(asking.asked).toEqual(['5/ask', '5/ask-shorter-1', '5/ask-shorter-2'])
  contexts.note(first.overflows)
  await askFitting(asking, { ...question, key: '6/ask' }, { shorter, asks: 1, contexts })
  expect(asking.asked.slice(3)).toEqual(['6/ask-shorter-2'])
})

test('a prompt that the server cut was paid for: it takes one of the completions that were set aside', async () => {
  const options = { shorter, contexts: new KnownContexts() }
  const poor = await askFitting(asker(300, true), question, { ...options, asks: 2 })
  expect(poor).toMatchObject({ paid: 2, reply: { kind: 'failed', spent: { completions: 2, tokens: 8192 } } })
  const enough = await askFitting(asker(600, true), question, { ...options, asks: 2 })
  expect(enough).toMatchObject({ paid: 2, reply: { kind: 'answered', spent: { completions: 2, tokens: 4196 } } })
})

test('where nothing fits, one completion is charged and the failure stands', async () => {
  const options = { shorter, asks: 2, contexts: new KnownContexts() }
  const { reply, paid } = await askFitting(asker(1), question, options)
  expect(reply).toMatchObject({ kind: 'failed', failure: 'context-length', spent: { completions: 1, tokens: 0 } })
  expect(paid).toBe(1)
})

const problem = await loadProblem('makespan', { folders: [join(import.meta.dirname, '../../examples/problems')] })
const templates = {
  'system/generate.md': 'You write programs.',
  'system/repair.md': 'Mend it: {{failure}} {{code}} {{answer}}',
  'probe/write.md': 'Write a program.{{#earlier}} {{code}} {{gaps}}{{/earlier}}',
}
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fitting-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Takes prompts of at most so many characters. */
const smallModel = (fits: number, usage?: Usage): Model & { readonly prompts: number[] } => {
  const prompts: number[] = []
  return {
    name: 'small',
    concurrency: 8,
    prompts,
    complete: async (messages, { key, onAttempt }) => {
      onAttempt?.(1)
      const length = messages.reduce((sum, { content }) => sum + content.length, 0)
      prompts.push(length)
      if (length > fits) throw new ModelError('context-length', 'it does not fit', { usage })
      const text = `\`\`\`js\nexport function rate(time) {\n  return time * ${key.split('/')[0]}.5\n}\n\`\`\`\n`
      const rest = { reasoning: '', finishReason: 'stop', usage: undefined, costUsd: undefined, model: 'small' }
      return { ...rest, text, firstChunkMs: undefined, totalMs: undefined }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

/** Shows every earlier program to the model. */
const strategy: Strategy = {
  name: 'probe',
  title: 'a search of the test',
  source: 'none',
  cost: 'as many as it likes',
  needsModel: true,
  options: z.unknown(),
  search: async (run: Run) => {
    let earlier: readonly Candidate[] = []
    while (run.budget.remains()) {
      const found = await run.each([1, 2], () => run.propose('write', { earlier }))
      earlier = [...earlier, ...found.filter(({ outcome }) => outcome.kind === 'scored')]
    }
    return earlier
  },
}

const execute = (
  model: Model,
  limits: { readonly completions?: number; readonly tokens?: number },
): Promise<RunResult> => {
  const base = {
    problem: problem.definition.name,
    strategy: 'probe',
    options: {},
    model: model.name,
    seed: 1,
    limits,
    settings: {},
  }
  const configuration = { ...base, from: [], maxTokens: 100, memoryMb: 32, problemFolders: [] }
  beginRun(folder, { configuration, templates, problem })
  const interrupt = new AbortController().signal
  return executeRun(folder, { problem, strategy, model, workers: 2, onEvent: () => undefined, interrupt })
}

test('a run whose prompts outgrow its model goes on with fewer parents, and its recording repeats it', async () => {
  const model = smallModel(700)
  const result = await execute(model, { completions: 12 })
  expect(result).toMatchObject({ state: 'finished', spent: { completions: 12 } })
  const refused = model.prompts.filter((length) => length > 700)
  expect(refused.length).toBeGreaterThan(0)
  // Once it is known what is too long, hardly anything is refused any more.
  expect(refused.length).toBeLessThan(8)
  const recorded = readRecording(recordingOf(folder, { prompts: true }), 'mine')
  rmSync(folder, { recursive: true, force: true })
  folder = mkdtempSync(join(tmpdir(), 'fitting-'))
  const notices: string[] = []
  const again = await execute(
    createRecordingModel('recording', recorded, (notice) => notices.push(notice)),
    { completions: 12 },
  )
  expect(notices).toEqual([])
  expect(again).toMatchObject({ state: 'finished', digest: result.state === 'finished' ? result.digest : '' })
})

test.each([1, 3, 8])(
  'with a server that cuts prompts and is paid for it, %d completions are never exceeded',
  async (completions) => {
    const model = smallModel(500, { promptTokens: 4096, completionTokens: 50 })
    const result = await execute(model, { completions })
    expect(model.prompts.length).toBe(completions)
    expect(result.spent.completions).toBe(completions)
  },
)
