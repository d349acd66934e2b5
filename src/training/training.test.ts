/** Training files: what is chosen, that every line has the published form, and that nothing of other sets is in them. */

import { readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { executeRun } from '../discovery/discover.ts'
import { beginRun } from '../discovery/run-facts.ts'
import type { Run } from '../discovery/strategy.ts'
import { Journal } from '../journal/journal.ts'
import type { Model } from '../models/model.ts'
import { loadProblem } from '../problem/registry.ts'
import { datasetFormats, datasetOf, type DatasetFormat } from './dataset.ts'
import { datasetOfRuns } from './datasets-of-runs.ts'
import { gradedAnswers, type GradedAnswer } from './graded-answers.ts'
import { chooseExamples, choosePreferences } from './select.ts'

const publishedForm = (format: DatasetFormat): z.ZodType => {
  const file = join(import.meta.dirname, '../../test/fixtures/training-formats', `${format}.schema.json`)
  return z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0])
}

const prompt = (text: string): GradedAnswer['messages'] => [
  { role: 'system', content: 'You write programs.' },
  { role: 'user', content: text },
]
const answer = (prompted: string, text: string, metric: number): GradedAnswer => ({
  messages: prompt(prompted),
  text,
  metric,
})

const graded = fc.array(
  fc.record({
    messages: fc.nat(3).map((number) => prompt(`prompt ${number}`)),
    text: fc.nat(99).map((number) => `answer ${number}`),
    metric: fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(Infinity)),
  }),
  { maxLength: 20 },
)

test('a pair answers the same prompt, better by the margin, and no answer is used twice', () => {
  fc.assert(
    fc.property(graded, fc.double({ min: 0, max: 1, noNaN: true }), (answers, margin) => {
      const left = [...answers]
      const take = (messages: GradedAnswer['messages'], text: string): readonly number[] => {
        const metrics = left.filter((one) => one.text === text && one.messages[1]?.content === messages[1]?.content)
        expect(metrics.length).toBeGreaterThan(0)
        return metrics.map(({ metric }) => metric)
      }
      const pairs = choosePreferences(answers, { margin })
      expect(pairs.length).toBeLessThanOrEqual(answers.length / 2)
      for (const { messages, chosen, rejected } of pairs) {
        const [better, worse] = [Math.min(...take(messages, chosen)), Math.max(...take(messages, rejected))]
        expect(better).toBeLessThan(worse)
        if (worse < Infinity) {
          expect((worse - better) / Math.max(Math.abs(better), Math.abs(worse))).toBeGreaterThanOrEqual(margin)
        }
      }
    }),
  )
})

test('pairs go from the outside in, and end where the margin does', () => {
  const answers = [answer('a', 'worst', 2), answer('a', 'best', 1), answer('a', 'good', 1.2), answer('a', 'bad', 1.25)]
  const chosen = (margin: number): string[][] =>
    choosePreferences(answers, { margin }).map(({ chosen, rejected }) => [chosen, rejected])
  expect(chosen(0.1)).toEqual([['best', 'worst']])
  expect(chosen(0.01)).toEqual([
    ['best', 'worst'],
    ['good', 'bad'],
  ])
  expect(choosePreferences([answer('a', 'x', 1), answer('b', 'y', 9)], { margin: 0 })).toEqual([])
  expect(choosePreferences([answer('a', 'x', 0), answer('a', 'y', 0)], { margin: 0 })).toEqual([])
})

test('examples are the best share of what ran', () => {
  const answers = [
    answer('a', 'bad', 3),
    answer('a', 'broken', Infinity),
    answer('b', 'best', 1),
    answer('a', 'good', 2),
  ]
  const texts = (share: number): string[] => chooseExamples(answers, { share }).map(({ text }) => text)
  expect(texts(0.3)).toEqual(['best'])
  expect(texts(1)).toEqual(['best', 'good', 'bad'])
})

test.each(datasetFormats)('every line of %s has the published form', (format) => {
  const form = publishedForm(format)
  fc.assert(
    fc.property(graded, (answers) => {
      const { text, lines } = datasetOf(answers, format, { share: 0.5, margin: 0.1 })
      const objects = text
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line))
      expect(objects).toHaveLength(lines)
      for (const object of objects) expect(form.safeParse(object).error).toBeUndefined()
    }),
  )
  expect(form.safeParse({ prompt: 'text', completion: 'text' }).success).toBe(false)
})

const folder = mkdtempSync(join(tmpdir(), 'training-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the graded answers of a run are those of its proposals, graded by the train set alone', async () => {
  const problem = await loadProblem('makespan', { folders: [join(import.meta.dirname, '../../examples/problems')] })
  const program = (expression: string): string =>
    `\`\`\`js\nexport function rate(time, meanTime, load) {\n  return ${expression}\n}\n\`\`\`\n`
  const answers: Readonly<Record<string, string>> = {
    '1/ask': program('time'),
    '2/ask': program('-time'),
    '3/ask': program('nonsense('),
    '3/repair': program('time * load'),
    '4/ask': program('time /* the same */'),
    '5/ask': 'Prefer long ones.',
  }
  const model: Model = {
    name: 'scripted',
    concurrency: 8,
    complete: (_, { key }) => {
      const rest = { reasoning: 'hm', finishReason: 'stop', usage: undefined, costUsd: undefined, model: 'scripted' }
      return Promise.resolve({ ...rest, text: answers[key] ?? '', firstChunkMs: undefined, totalMs: undefined })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  const strategy = {
    name: 'probe',
    title: 'a search of the test',
    source: 'none',
    cost: 'two',
    needsModel: true,
    options: z.unknown(),
    search: async (run: Run) => {
      const found = await run.each([1, 2, 3], () => run.propose('write', {}))
      await run.propose('write', {})
      await run.reflect('think', {})
      return found
    },
  }
  const templates = {
    'system/generate.md': 'You write programs.',
    'system/repair.md': 'Mend it: {{failure}} {{code}} {{answer}}',
    'probe/write.md': 'Write a program.',
    'probe/think.md': 'Give advice.',
  }
  const base = {
    problem: problem.definition.name,
    strategy: 'probe',
    options: {},
    model: 'scripted',
    seed: 1,
    limits: {},
    settings: {},
  }
  beginRun(folder, {
    configuration: { ...base, from: [], maxTokens: 100, memoryMb: 32, problemFolders: [] },
    templates,
    problem,
  })
  const interrupt = new AbortController().signal
  const result = await executeRun(folder, { problem, strategy, model, workers: 2, onEvent: () => undefined, interrupt })
  using journal = new Journal(folder, { readOnly: true })
  const found = gradedAnswers(journal)
  expect(found.map(({ text }) => text)).toEqual([
    answers['1/ask'],
    answers['2/ask'],
    answers['3/ask'],
    answers['3/repair'],
  ])
  expect(found.map(({ metric }) => Number.isFinite(metric))).toEqual([true, true, false, true])
  expect(found[0]?.metric).toBe(journal.candidate('c1')?.metric)

  // One prompt was asked three times; the repair is a prompt of its own.
  const pairs = datasetOfRuns([{ folder, problem: 'makespan' }], 'dpo', { share: 1, margin: 0 })
  expect(pairs.lines).toBe(1)
  expect(JSON.parse(pairs.text)).toMatchObject({ rejected: [{ content: answers['3/ask'] }] })
  // Nothing that was found out on validation or test is in it, not even by its digits.
  const whole = datasetOfRuns([{ folder, problem: 'makespan' }], 'sft', { share: 1, margin: 0 }).text + pairs.text
  const { winner } = result as { readonly winner: { readonly validation: object; readonly test: object } }
  const sealed = [...Object.values(winner.validation), ...Object.values(winner.test)].filter(
    (value): value is number => typeof value === 'number' && !Number.isInteger(value),
  )
  expect(sealed.length).toBeGreaterThan(0)
  for (const value of sealed) expect(whole).not.toContain(String(value).slice(0, 6))
})
