import { expect, test } from 'vitest'
import { createEnsemble } from './ensemble.ts'
import type { Model, Price } from './model.ts'
import { rolesOf } from './roles.ts'

const signal = new AbortController().signal
const prices: Readonly<Record<string, Price>> = { a: { input: 1, output: 9 }, b: { input: 2, output: 3 } }

const openers = (): { readonly open: (name: string) => Model; readonly log: string[] } => {
  const log: string[] = []
  return {
    log,
    open: (name) => {
      log.push(`open ${name}`)
      return {
        name,
        concurrency: name.length,
        price: prices[name],
        complete: (_, { key }) => {
          log.push(`${name} answers ${key}`)
          const rest = { reasoning: '', finishReason: 'stop', usage: undefined, costUsd: undefined, model: name }
          return Promise.resolve({ ...rest, text: name, firstChunkMs: undefined, totalMs: undefined })
        },
        check: async () => void log.push(`check ${name}`),
        [Symbol.asyncDispose]: async () => void log.push(`close ${name}`),
      }
    },
  }
}

test('each role has its models, each opened and closed once; a new name is opened when it is asked for', async () => {
  const { open, log } = openers()
  {
    await using ensemble = createEnsemble(rolesOf({ generate: ['a'], reflect: 'b', repair: 'a' }), { seed: 1, open })
    await ensemble.check?.(signal)
    expect(ensemble.choose?.('reflect', '1/ask')).toBe('b')
    expect(ensemble.choose?.('repair', '1/repair')).toBe('a')
    const options = { key: '1/ask', maxTokens: 1, signal }
    expect((await ensemble.complete([], { ...options, member: 'b' })).text).toBe('b')
    expect(ensemble.memberNamed?.('tuned').name).toBe('tuned')
    expect((await ensemble.complete([], { ...options, member: 'tuned' })).text).toBe('tuned')
  }
  expect(log.toSorted()).toEqual(
    'open a;open b;check a;check b;b answers 1/ask;open tuned;tuned answers 1/ask;close a;close b;close tuned'
      .split(';')
      .toSorted(),
  )
})

test('one model alone is no choice, so that its requests are those of a run without an ensemble', () => {
  expect(createEnsemble(rolesOf('a'), { seed: 1, ...openers() }).choose?.('generate', '1/ask')).toBeUndefined()
})

test('the price to reserve by is the dearest of each, and unknown where one is', () => {
  expect(createEnsemble(rolesOf(['a', 'b']), { seed: 1, ...openers() }).price).toEqual({ input: 2, output: 9 })
  expect(createEnsemble(rolesOf(['a', 'local']), { seed: 1, ...openers() }).price).toBeUndefined()
})
