import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turnstile } from './turnstile.ts'

/** Work that finishes when told to. */
const deferred = (): { promise: Promise<void>; finish: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { promise, finish: resolve }
}

/** A strategy that starts `lanes` lanes of `steps` verbs each; what it saw, in its order, when work finishes in the order of `finishing`. */
const trace = async (lanes: number, steps: number, finishing: readonly number[]): Promise<string[]> => {
  const turnstile = new Turnstile()
  const seen: string[] = []
  const open = new Map<number, () => void>()
  const verb = (lane: number, step: number): Promise<number> =>
    turnstile.enter(
      (number) => {
        const work = deferred()
        open.set(number, work.finish)
        return work.promise
      },
      (_, number) => {
        seen.push(`deliver ${number} to lane ${lane} step ${step}`)
        return number
      },
    )
  const lane = async (index: number): Promise<void> => {
    for (let step = 0; step < steps; step += 1) {
      const number = await verb(index, step)
      seen.push(`lane ${index} goes on after ${number}`)
    }
  }
  const done = Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)))
  let pick = 0
  for (let finished = 0; finished < lanes * steps;) {
    const numbers = [...open.keys()]
    if (numbers.length > 0) {
      const number = numbers[(finishing[pick++ % finishing.length] ?? 0) % numbers.length] as number
      open.get(number)?.()
      open.delete(number)
      finished += 1
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  await done
  return seen
}

test('whatever order work finishes in, a strategy sees the same', async () => {
  const inOrder = await trace(3, 3, [0])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }), async (finishing) => {
      expect(await trace(3, 3, finishing)).toEqual(inOrder)
    }),
    { numRuns: 50 },
  )
})

test('a continuation runs to its next verb before the next delivery', async () => {
  const seen = await trace(2, 2, [1])
  expect(seen).toEqual([
    'deliver 1 to lane 0 step 0',
    'lane 0 goes on after 1',
    'deliver 2 to lane 1 step 0',
    'lane 1 goes on after 2',
    'deliver 3 to lane 0 step 1',
    'lane 0 goes on after 3',
    'deliver 4 to lane 1 step 1',
    'lane 1 goes on after 4',
  ])
})

test('a verb that fails rejects in its turn and holds up nobody', async () => {
  const turnstile = new Turnstile()
  const failing = turnstile.enter(
    () => Promise.reject(new Error('broken')),
    () => 1,
  )
  const next = turnstile.enter(
    () => Promise.resolve(2),
    (value) => value,
  )
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe(2)
})

test('while it is held nothing is delivered, and what is asked meanwhile comes after what was asked before', async () => {
  const turnstile = new Turnstile()
  const seen: string[] = []
  const verb = (name: string): Promise<string> =>
    turnstile.enter(
      () => Promise.resolve(),
      () => {
        seen.push(name)
        return name
      },
    )
  const elsewhere = deferred()
  const first = verb('first').then(() => turnstile.hold(elsewhere.promise.then(() => void verb('from elsewhere'))))
  const second = verb('second')
  await first
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect([seen, turnstile.asked]).toEqual([['first'], 2])
  elsewhere.finish()
  await second
  await turnstile.idle()
  expect([seen, turnstile.asked]).toEqual([['first', 'second', 'from elsewhere'], 3])
})
