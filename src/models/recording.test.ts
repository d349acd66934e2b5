/** Recordings: written, read back, and answering by step key. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CompletionOptions, Message } from './model.ts'
import { openModel } from './names.ts'
import {
  readRecording,
  recordCompletion,
  writeRecording,
  writeRecordingFile,
  type RecordedCompletion,
  createRecordingModel,
  recordFailure,
} from './recording.ts'
import { requestHash } from './request-hash.ts'

const messages: readonly Message[] = [{ role: 'user', content: 'Write a rule.' }]
const asking = (key: string): CompletionOptions => ({ key, maxTokens: 100, signal: new AbortController().signal })

const entry = (key: string, text: string): RecordedCompletion =>
  recordCompletion(key, messages, asking(key), {
    text,
    reasoning: '',
    finishReason: 'stop',
    usage: { promptTokens: 4, completionTokens: 2 },
    costUsd: undefined,
    model: 'm',
    firstChunkMs: 5,
    totalMs: 9,
  })

const count = fc.nat()
const entries: fc.Arbitrary<readonly RecordedCompletion[]> = fc.uniqueArray(
  fc
    .record({
      key: fc.string({ minLength: 1 }),
      messages: fc.array(
        fc.record({
          role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const),
          content: fc.string(),
        }),
      ),
      parameters: fc.record(
        { maxTokens: count, temperature: fc.constantFrom(0, 0.5, 1), seed: fc.integer() },
        { requiredKeys: ['maxTokens'] },
      ),
      text: fc.string({ unit: 'binary' }),
      reasoning: fc.string(),
      finishReason: fc.string(),
      usage: fc.option(fc.record({ promptTokens: count, completionTokens: count }), { nil: undefined }),
      model: fc.string(),
      costUsd: fc.option(fc.constantFrom(0, 0.0125), { nil: undefined }),
    })
    .map((fields) => ({ ...fields, requestHash: requestHash(fields.messages, fields.parameters) })),
  { minLength: 1, maxLength: 5, selector: ({ key }) => key },
)

test('what was written is what is read', () => {
  fc.assert(
    fc.property(entries, (written) => {
      expect(readRecording(writeRecording(written), 'r.jsonl')).toEqual(written)
    }),
  )
})

test('the hash tells requests apart and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (a, b, maxTokens, otherMaxTokens) => {
      const hash = (content: string, tokens: number): string =>
        requestHash([{ role: 'user', content }], { seed: 1, maxTokens: tokens })
      expect(hash(a, maxTokens) === hash(b, otherMaxTokens)).toBe(a === b && maxTokens === otherMaxTokens)
    }),
  )
  expect(requestHash(messages, { maxTokens: 1 })).toBe(requestHash(messages, { ...asking('1/ask'), maxTokens: 1 }))
})

test('a file answers by key, tells once of a difference, and ends as exhausted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heuristica-recording-'))
  try {
    const file = join(folder, 'r.jsonl')
    await writeRecordingFile(file, [entry('1/ask', 'one'), entry('2/ask', 'two'), entry('3/ask', 'three')])
    const notices: string[] = []
    const onNotice = (notice: string): unknown => notices.push(notice.replace(file, 'FILE'))
    await using model = openModel(`recording:${file}`, { env: {}, inboxFolder: '', seed: 1, onNotice })
    expect((await model.complete(messages, asking('2/ask'))).text).toBe('two')
    expect(notices).toEqual([])
    const other: readonly Message[] = [{ role: 'user', content: 'Write another rule.' }]
    expect((await model.complete(other, asking('1/ask'))).text).toBe('one')
    expect((await model.complete(other, asking('3/ask'))).text).toBe('three')
    expect(notices).toEqual([
      'recording:FILE: the request of 1/ask differs from the recorded one (another prompt, problem or setting); recorded answers are used all the same',
    ])
    await expect(model.complete(messages, asking('12/ask'))).rejects.toMatchObject({
      kind: 'exhausted',
      message: 'recording exhausted: it holds no answer for 12/ask',
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test.each([
  ['', 'r.jsonl: the recording is empty; write one line an answer'],
  ['{"key"', 'r.jsonl:1: not JSON; a recording has one JSON object a line (was the file cut off?)'],
  [
    writeRecording([entry('1/ask', 'one')]) + '\n' + writeRecording([entry('1/ask', 'two')]),
    'r.jsonl:3: the key 1/ask was answered in line 1 already; remove one of the two',
  ],
  [
    writeRecording([entry('1/ask', 'one')]).replace('"text":"one"', '"text":1'),
    'r.jsonl:1: text: Invalid input: expected string, received number',
  ],
])('wrong recording %#', (text, message) => {
  expect(() => readRecording(text, 'r.jsonl')).toThrow(message)
})

test('a missing or wrong file is one line', async () => {
  const options = { env: {}, inboxFolder: '', seed: 1 }
  expect(() => openModel('recording:no-such.jsonl', options)).toThrow(
    'recording:no-such.jsonl: the recording no-such.jsonl cannot be read: there is no such file',
  )
  expect(() => openModel('recording:', options)).toThrow('recording: names no file; write recording:<file>')
  const folder = await mkdtemp(join(tmpdir(), 'heuristica-recording-'))
  try {
    await writeFile(join(folder, 'r.jsonl'), '[]\n')
    expect(() => openModel(`recording:${join(folder, 'r.jsonl')}`, options)).toThrow(/^r\.jsonl:1: /)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a call that failed is recorded, and fails again', async () => {
  const messages = [{ role: 'user', content: 'Too much' }] as const
  const usage = { promptTokens: 9, completionTokens: 0 }
  const failure = recordFailure('4/ask', messages, { maxTokens: 5 }, { failed: 'length', message: 'used up', usage })
  const read = readRecording(writeRecording([failure]), 'r.jsonl')
  expect(read).toEqual([failure])
  const model = createRecordingModel('recording:r.jsonl', read, () => undefined)
  const options = { key: '4/ask', maxTokens: 5, signal: new AbortController().signal }
  await expect(model.complete(messages, options)).rejects.toMatchObject({ kind: 'length', message: 'used up', usage })
  expect(() => readRecording(writeRecording([failure]).replace('length', 'bored'), 'r.jsonl')).toThrow(
    /r\.jsonl:1: failed: /,
  )
})
