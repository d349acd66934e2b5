import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSeal } from './seal.ts'

const bytes = fc.uint8Array({ maxLength: 100 })

it('opens what it closed, with a secret and without', () => {
  fc.assert(
    fc.property(
      bytes,
      fc.string(),
      fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      (content, key, secret) => {
        const seal = createSeal('run', secret)
        expect(Uint8Array.from(seal.open('blob', key, seal.close('blob', key, content)) ?? [])).toEqual(content)
      },
    ),
  )
})

it('opens nothing that was altered by one bit', () => {
  const seal = createSeal('run', 'secret')
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(7), (content, at, bit) => {
      const sealed = seal.close('result', 'key', content)
      const place = at % sealed.length
      sealed[place] = (sealed[place] as number) ^ (1 << bit)
      expect(seal.open('result', 'key', sealed)).toBeUndefined()
    }),
  )
})

it('opens nothing of another run, kind, key or secret, and nothing unsigned', () => {
  const seal = createSeal('run', 'secret')
  const sealed = seal.close('job', 'key', 'content')
  expect(seal.open('job', 'key', sealed)?.toString()).toBe('content')
  expect(createSeal('other', 'secret').open('job', 'key', sealed)).toBeUndefined()
  expect(createSeal('run', 'guess').open('job', 'key', sealed)).toBeUndefined()
  expect(seal.open('result', 'key', sealed)).toBeUndefined()
  expect(seal.open('job', 'other', sealed)).toBeUndefined()
  expect(seal.open('job', 'key', createSeal('run', undefined).close('job', 'key', 'content'))).toBeUndefined()
  expect(seal.open('job', 'key', 'content')).toBeUndefined()
})
