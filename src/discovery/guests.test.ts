import { expect, test } from 'vitest'
import type { Turn } from '../sandbox/conversation.ts'
import { createGuests, type GuestParts } from './guests.ts'
import type { StepRequest } from './step-recorder.ts'
import { BudgetSpent, GuestMistake } from './strategy.ts'
import { Turnstile } from './turnstile.ts'

/** A guest that calls `verb` three times, one after the other, and then ends; `settled` is what it heard. */
const threeCalls = (settled: unknown[]): GuestParts['place'] => ({
  open: ({ source }) => {
    let next = 0
    const turn = (): Promise<Turn> => {
      next += 1
      const isLast = next > 3
      return Promise.resolve({
        calls: isLast ? [] : [{ id: next, name: 'verb', args: [`${source}${next}`] }],
        end: isLast ? { kind: 'returned', value: 'done' } : undefined,
      })
    }
    return {
      begin: turn,
      settle: ({ value, error }) => {
        settled.push(error ?? value)
        return turn()
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }
  },
})

const setUp = (recorded?: object) => {
  const settled: unknown[] = []
  const steps: StepRequest[] = []
  const turnstile = new Turnstile()
  const recorder: GuestParts['recorder'] = {
    recorded: () => recorded,
    take: (step, perform) => {
      steps.push(step)
      return perform()
    },
  }
  const guest = createGuests({ place: threeCalls(settled), recorder, turnstile, seed: 1 })
  const verb = (name: unknown): Promise<string> =>
    turnstile.enter(
      () => Promise.resolve(),
      (_, number) => `${String(name)} is ${number}`,
    )
  const run = (source: string, call: (name: unknown) => unknown = verb) =>
    guest(source, { given: {}, calls: { verb: call }, cpuMs: 100 })
  return { run, verb, settled, steps, turnstile }
}

test('verbs of several guests at once have the order of their turns', async () => {
  const { run, settled, steps } = setUp()
  expect(await Promise.all([run('a'), run('b')])).toEqual([
    { kind: 'returned', value: 'done' },
    { kind: 'returned', value: 'done' },
  ])
  expect(settled).toEqual(['a1 is 1', 'b1 is 2', 'a2 is 3', 'b2 is 4', 'a3 is 5', 'b3 is 6'])
  expect(steps.map(({ key, kind }) => [key, kind])).toEqual([
    ['guest/1', 'guest'],
    ['guest/2', 'guest'],
  ])
})

test('an end that the machine decided is obeyed after the same turn; any other comes by itself', async () => {
  const timeout = { kind: 'timeout', detail: 'used more than its 100 ms of CPU time', turns: 3 }
  const torn = setUp(timeout)
  expect(await torn.run('a')).toEqual({ kind: 'timeout', detail: timeout.detail })
  expect([torn.settled.length, torn.turnstile.asked]).toEqual([1, 2])
  expect(await setUp({ kind: 'threw', detail: 'Error: no', turns: 2 }).run('a')).toMatchObject({ kind: 'returned' })
})

test('a guest hears of budgets and of its own mistakes; anything else ends the search', async () => {
  for (const error of [new BudgetSpent('no more'), new GuestMistake('not so')]) {
    const { run, settled } = setUp()
    await run('a', () => Promise.reject(error))
    expect(settled[0]).toBe(`${error.name}: ${error.message}`)
  }
  const { run, settled } = setUp()
  await expect(run('a', () => Promise.reject(new Error('a bug of ours')))).rejects.toThrow('a bug of ours')
  expect(settled).toEqual([])
})

test('two calls that are settled at once are heard of one after the other', async () => {
  const heard: unknown[] = []
  const both: GuestParts['place'] = {
    open: () => ({
      begin: () => Promise.resolve({ calls: [1, 2].map((id) => ({ id, name: 'verb', args: [] })), end: undefined }),
      settle: ({ id }) => {
        heard.push(id)
        return Promise.resolve({ calls: [], end: heard.length === 2 ? { kind: 'returned', value: heard } : undefined })
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
  }
  const recorder: GuestParts['recorder'] = { recorded: () => undefined, take: (_, perform) => perform() }
  const guest = createGuests({ place: both, recorder, turnstile: new Turnstile(), seed: 1 })
  const end = await guest('both', { given: {}, calls: { verb: () => 1 }, cpuMs: 100 })
  expect(end).toEqual({ kind: 'returned', value: [1, 2] })
})
