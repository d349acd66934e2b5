/** Several models under one name: each question goes to the one that is named. */

import { expect, test } from 'vitest'
import { createEnsemble } from './ensemble.ts'
import { type Model, type Price } from './model.ts'
import { openModel } from './names.ts'

const member = (name: string, price?: Price): Model => ({
  name,
  concurrency: 2,
  price,
  complete: () =>
    Promise.resolve({
      text: `from ${name}`,
      reasoning: '',
      finishReason: 'stop',
      usage: undefined,
      costUsd: undefined,
      model: name,
      firstChunkMs: undefined,
      totalMs: undefined,
    }),
  [Symbol.asyncDispose]: () => Promise.resolve(),
})

const ask = { key: '1/ask', maxTokens: 10, signal: new AbortController().signal }

test('a question goes to the member that it names, to the first where it names none, and nowhere else', async () => {
  const both = createEnsemble('a + b', [member('a'), member('b')])
  expect(both.members).toEqual(['a', 'b'])
  expect(both.concurrency).toBe(4)
  expect((await both.complete([], { ...ask, member: 'b' })).text).toBe('from b')
  expect((await both.complete([], ask)).text).toBe('from a')
  await expect(both.complete([], { ...ask, member: 'c' })).rejects.toThrow('has no member c')
})

test('it is reserved for by the dearest member, and not at all where a price is unknown', () => {
  const [cheap, dear] = [member('a', { input: 1, output: 5 }), member('b', { input: 2, output: 3 })]
  expect(createEnsemble('a + b', [cheap, dear]).price).toEqual({ input: 2, output: 5 })
  expect(createEnsemble('a + b', [cheap, member('b')]).price).toBeUndefined()
})

test('several names make one model; the same name twice is a mistake', async () => {
  const options = { env: {}, inboxFolder: '', seed: 1 }
  await using model = openModel('ollama:one + http://127.0.0.1:9/v1#two', options)
  expect(model.members).toEqual(['ollama:one', 'http://127.0.0.1:9/v1#two'])
  expect(() => openModel('ollama:one + ollama:one', options)).toThrow('names ollama:one twice')
})
