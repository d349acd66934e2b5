/** The inbox, with real files. */

import { mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openInbox, promptFile } from './inbox.ts'
import type { CompletionOptions, Message, Model } from './model.ts'

let folder = ''
let notices: string[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heuristica-inbox-'))
  notices = []
})
afterEach(() => rm(folder, { recursive: true }))

const messages: readonly Message[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Write a rule.' },
]
const never = new AbortController().signal
const asking = (key: string, signal: AbortSignal = never): CompletionOptions => ({ key, maxTokens: 100, signal })
const open = (): Model => openInbox({ folder, onNotice: (notice) => notices.push(notice), pollMs: 20, settleMs: 20 })
const file = (name: string): string => join(folder, name)
const put = async (name: string, text: string): Promise<void> => {
  await writeFile(file(`${name}.part`), text)
  await rename(file(`${name}.part`), file(name))
}
/** Waits until the prompt is there. */
const prompted = async (name: string): Promise<string> => {
  for (;;) {
    if ((await readdir(folder)).includes(name)) return readFile(file(name), 'utf8')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('a prompt goes out, a reply comes in, reasoning is kept apart', async () => {
  await using inbox = open()
  const answer = inbox.complete(messages, asking('12/ask'))
  expect(await prompted('12-ask.prompt.md')).toMatchInlineSnapshot(`
    "<!-- To answer, save the whole answer as 12-ask.reply.md in this folder (a program: write it under another name, then rename it). -->

    <!-- system -->

    Be brief.

    <!-- user -->

    Write a rule.
    "
  `)
  await put('12-ask.reply.md', '\uFEFF<think>Hmm</think>Shortest first.\n')
  expect(await answer).toMatchObject({
    text: 'Shortest first.\n',
    reasoning: 'Hmm',
    finishReason: 'stop',
    usage: undefined,
    costUsd: undefined,
    model: 'inbox',
  })
})

test('several prompts lie open at once and are answered in any order', async () => {
  await using inbox = open()
  const keys = ['1/ask', '2/ask', '3/ask']
  const answers = keys.map(async (key) => (await inbox.complete(messages, asking(key))).text)
  await Promise.all(['1', '2', '3'].map((number) => prompted(`${number}-ask.prompt.md`)))
  for (const number of ['3', '1', '2']) await put(`${number}-ask.reply.md`, `answer ${number}`)
  expect(await Promise.all(answers)).toEqual(['answer 1', 'answer 2', 'answer 3'])
})

test('a reply that still grows is not taken', async () => {
  let looks = 0
  const text = (): string => 'x'.repeat(Math.min(looks, 5))
  const growing = openInbox({
    folder,
    onNotice: () => undefined,
    clock: {
      nowMs: () => 0,
      sleep: async (_ms, signal) => {
        signal.throwIfAborted()
        looks += 1
        await writeFile(file('1-ask.reply.md'), text())
      },
    },
  })
  await using inbox = growing
  expect((await inbox.complete(messages, asking('1/ask'))).text).toBe('xxxxx')
  expect(looks).toBeGreaterThan(5)
})

test('after a restart an existing reply is taken and an identical prompt stays as it is', async () => {
  const controller = new AbortController()
  {
    await using inbox = open()
    const lost = inbox.complete(messages, asking('1/ask', controller.signal))
    await prompted('1-ask.prompt.md')
    controller.abort(new Error('killed'))
    await expect(lost).rejects.toMatchObject({ kind: 'aborted' })
  }
  await put('1-ask.reply.md', 'Answered while nobody ran.')
  const before = (await readdir(folder)).toSorted()
  await using inbox = open()
  expect((await inbox.complete(messages, asking('1/ask'))).text).toBe('Answered while nobody ran.')
  expect((await readdir(folder)).toSorted()).toEqual(before)
  expect(notices).toEqual([])
})

test('a reply to another prompt of the same name is put aside', async () => {
  await put('1-ask.prompt.md', promptFile('1/ask', [{ role: 'user', content: 'Something else.' }]))
  await put('1-ask.reply.md', 'Stale.')
  await using inbox = open()
  const answer = inbox.complete(messages, asking('1/ask'))
  while (notices.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await put('1-ask.reply.md', 'Fresh.')
  expect((await answer).text).toBe('Fresh.')
  expect(await readFile(file('1-ask.reply.md.stale'), 'utf8')).toBe('Stale.')
  expect(notices).toEqual([
    'inbox: 1-ask.reply.md answered an earlier prompt of that name; it is now 1-ask.reply.md.stale',
  ])
})

test('closing the inbox stops what waits', async () => {
  const inbox = open()
  const answer = inbox.complete(messages, asking('1/ask'))
  await prompted('1-ask.prompt.md')
  await inbox[Symbol.asyncDispose]()
  await expect(answer).rejects.toMatchObject({ kind: 'aborted' })
})
