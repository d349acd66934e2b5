import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { sandboxChildren, sandboxProcesses } from '../../test/sandbox-processes.ts'
import type { Call, ConversationEnd, ConversationOrder } from './conversation.ts'
import { Conversations } from './conversations.ts'

const conversations = new Conversations({})
afterAll(async () => {
  await conversations[Symbol.asyncDispose]()
  expect(sandboxProcesses(process.pid)).toEqual([])
})

const orderOf = (source: string, more: Partial<ConversationOrder> = {}): ConversationOrder => ({
  source,
  calls: ['ask', 'evaluate'],
  given: { population: [{ code: 'a', score: 2 }] },
  seed: 7,
  limits: { cpuMs: 200, memoryMb: 32 },
  ...more,
})

const searching = (body: string): string => `export async function search(task) {\n${body}\n}`

/** Converses to the end; the host answers in the order of asking, with what `answer` makes of a call. */
const converse = async (
  order: ConversationOrder,
  answer: (call: Call, turn: number) => unknown = ({ args }) => args[0],
  before: (turn: number) => void = () => {},
): Promise<{ end: ConversationEnd | 'waits'; calls: Call[] }> => {
  await using conversation = conversations.open(order)
  const calls: Call[] = []
  const open: Call[] = []
  let { calls: asked, end } = await conversation.begin()
  for (let turn = 1; end === undefined; turn++) {
    calls.push(...asked)
    open.push(...asked)
    const call = open.shift()
    if (call === undefined) return { end: 'waits', calls }
    before(turn)
    const value = answer(call, turn)
    const settled = value instanceof Error ? { id: call.id, error: value.message } : { id: call.id, value }
    ;({ calls: asked, end } = await conversation.settle(settled))
  }
  return { end, calls }
}

const kindOf = async (order: ConversationOrder): Promise<string> => {
  const { end } = await converse(order)
  return end === 'waits' ? end : end.kind
}

describe('a guest that converses', () => {
  test('makes calls in order, several at once, and goes on with what they come to', async () => {
    const source = searching(`
      const both = await Promise.all([task.ask('a', { n: 1 }), task.evaluate('b')])
      const third = await task.ask(both.join('+'))
      return { third, population: task.population, first: both[0].length }`)
    const { end, calls } = await converse(orderOf(source))
    expect(calls.map(({ name, args }) => [name, ...args])).toEqual([
      ['ask', 'a', { n: 1 }],
      ['evaluate', 'b'],
      ['ask', 'a+b'],
    ])
    expect(end).toEqual({
      kind: 'returned',
      value: { third: 'a+b', population: [{ code: 'a', score: 2 }], first: 1 },
    })
  })

  test('learns of a failed call where it awaits it', async () => {
    const source = searching(`try { await task.ask('x') } catch (error) { return error.message }`)
    expect(await converse(orderOf(source), () => new Error('the budget is spent'))).toMatchObject({
      end: { kind: 'returned', value: 'the budget is spent' },
    })
  })

  test('draws from its seed alone, and starts afresh in a child that was used before', async () => {
    const source = `let runs = 0\nexport async function search(task) { await task.ask(1); runs += 1; return [runs, Math.random()] }`
    const [one, two, other] = [
      await converse(orderOf(source)),
      await converse(orderOf(source)),
      await converse(orderOf(source, { seed: 8 })),
    ]
    expect(two).toEqual(one)
    expect(other.end).not.toEqual(one.end)
    expect(one.end).toMatchObject({ value: [1, expect.any(Number)] })
    expect(sandboxChildren(process.pid)).toHaveLength(1)
  })

  test('whose child is killed goes on in another from where it was', async () => {
    const source = searching(`
      let sum = 0
      for (let i = 1; i <= 4; i++) sum += await task.ask(i)
      return sum`)
    const { end, calls } = await converse(orderOf(source), undefined, (turn) => {
      if (turn === 3) for (const pid of sandboxChildren(process.pid)) process.kill(pid, 'SIGKILL')
    })
    expect(end).toEqual({ kind: 'returned', value: 10 })
    expect(calls).toHaveLength(4)
  })

  test('costs no CPU time while it waits, however long', async () => {
    await using conversation = conversations.open(orderOf(searching(`return await task.ask(1)`)))
    const { calls } = await conversation.begin()
    await pause(700)
    expect(await conversation.settle({ id: calls[0]?.id ?? 0, value: 5 })).toMatchObject({ end: { value: 5 } })
  })
})

const hostile: readonly (readonly [name: string, source: string, end: string, more?: Partial<ConversationOrder>])[] = [
  ['loops for ever', searching('for (;;) {}'), 'timeout'],
  ['loops for ever after a call', searching('await task.ask(1)\nfor (;;) {}'), 'timeout'],
  ['loops in microtasks', searching('const again = () => Promise.resolve().then(again)\nawait again()'), 'timeout'],
  [
    'spends its time in small parts',
    searching('for (;;) { for (let i = 0; i < 2e7; i++) {} await task.ask(1) }'),
    'timeout',
  ],
  ['loops at the top level', 'for (;;) {}\nexport const search = 1', 'timeout'],
  ['awaits what never settles', searching('await new Promise(() => {})'), 'waits'],
  [
    'fills its memory',
    searching('const all = []\nfor (;;) all.push(new Array(1000).fill(await 1))'),
    'memory',
    { limits: { cpuMs: 20_000, memoryMb: 16 } },
  ],
  ['floods the host with calls', searching('for (;;) task.ask(1)'), 'threw'],
  ['makes calls with huge arguments', searching(`await task.ask('x'.repeat(1e6))`), 'threw'],
  ['hands over functions', searching('await task.ask(() => 1)'), 'threw'],
  [
    'hands over a proxy without end',
    searching(`await task.ask(new Proxy([], { get: (_, key) => key === 'length' ? 1e9 : 1 }))`),
    'threw',
  ],
  [
    'nests its arguments deeply',
    searching('let deep = 1\nfor (let i = 0; i < 1e4; i++) deep = [deep]\nawait task.ask(deep)'),
    'threw',
  ],
  ['returns too much', searching(`return 'x'.repeat(1e6)`), 'oversized'],
  ['returns a function', searching('return () => 1'), 'invalid'],
  ['returns a thenable that never settles', searching('return { then() {} }'), 'waits'],
  ['throws what loops when it is read', searching(`throw { get message() { for (;;) {} } }`), 'timeout'],
  ['changes its task', searching(`task.ask = 1`), 'threw'],
  ['exports nothing', 'export const find = 1', 'invalid'],
  ['waits at its top level', 'export const search = await new Promise(() => {})', 'invalid'],
  ['imports', `import 'node:fs'\nexport const search = 1`, 'invalid'],
  ['reaches for the process', searching('return process.pid'), 'threw'],
  ['compiles text', searching(`return (async () => {}).constructor('return 1')()`), 'threw'],
  ['does not parse', 'export const = 1', 'syntax'],
]

describe.concurrent('a hostile guest that converses', { timeout: 60_000 }, () => {
  for (const [name, source, end, more] of hostile) {
    test(`${name}: ${end}`, async () => {
      expect(await kindOf(orderOf(source, more))).toBe(end)
    })
  }

  test('calls after the end, and calls that nobody waits for, are not taken', async () => {
    const late = searching(`
      task.ask('early')
      Promise.resolve().then(() => Promise.resolve()).then(() => task.ask('late'))
      return 1`)
    expect(await converse(orderOf(late))).toEqual({ end: { kind: 'returned', value: 1 }, calls: [] })
  })

  test('failures say what and where', async () => {
    const { end } = await converse(orderOf(searching('await task.ask(1)\nreturn task.missing.code')))
    expect(end).toEqual({
      kind: 'threw',
      detail: "TypeError: Cannot read properties of undefined (reading 'code')",
      location: { line: 3, column: 21 },
    })
  })
})
