/** The child process: runs one job or one conversation at a time, each in a fresh isolate, and keeps drivers and blocks that it was sent. */

import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Turn } from './conversation.ts'
import { createConversing, type Conversing } from './converse.ts'
import { keptBlocks, keptDrivers } from './kept.ts'
import { cpuMsSince, runInIsolate } from './run-in-isolate.ts'
import type { Verdict } from './verdict.ts'
import type { FromChild, Order, ToChild } from './wire.ts'

const { version } = createRequire(import.meta.url)('isolated-vm/package.json') as { version: string }
const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
if (major < 7 || (major === 7 && minor === 0 && patch < 1)) {
  writeSync(2, `isolated-vm ${version} has a known escape: install 7.0.1 or later\n`)
  process.exit(1)
}

const send = (message: FromChild): void => {
  process.send?.(message)
}

const sendStart = (): void => {
  const { user, system } = process.cpuUsage()
  send({ kind: 'started', cpuMs: (user + system) / 1000 })
}

const calls = process.argv[2] === 'blocking' ? 'blocking' : 'asynchronous'
const drivers = keptDrivers()
const blocks = keptBlocks()
let waiting: Order | undefined
let conversing: Conversing | undefined

const serve = async (order: Order): Promise<void> => {
  const driver = drivers.get(order.driver)
  const block = blocks.get(order.block)
  if (driver === undefined || block === undefined) {
    waiting = order
    send({ kind: 'need', driver: driver === undefined, block: block === undefined })
    return
  }
  const onVerdict = (verdict: Verdict): void => send({ kind: 'ended', verdict })
  await runInIsolate(order, driver, block, { calls, onStart: sendStart, onVerdict })
}

/** A turn of the conversation, which is left when its guest has ended. */
const turn = async (take: (open: Conversing) => Promise<Turn>): Promise<void> => {
  if (conversing === undefined) throw new Error('There is no conversation')
  const start = process.cpuUsage()
  const taken = await take(conversing)
  if (taken.end !== undefined) {
    conversing[Symbol.dispose]()
    conversing = undefined
  }
  send({ kind: 'turned', turn: taken, cpuMs: cpuMsSince(start) })
}

const receive = async (message: ToChild): Promise<void> => {
  if (message.kind === 'run') return serve(message.order)
  if (message.kind === 'begin') {
    conversing?.[Symbol.dispose]()
    conversing = createConversing(message.order, calls)
    return turn((open) => open.begin(sendStart))
  }
  if (message.kind === 'settle') return turn((open) => open.settle(message.settlement, message.wallMs))
  if (message.driver !== undefined) drivers.keep(message.driver)
  if (message.block !== undefined) blocks.keep(message.block)
  const order = waiting
  waiting = undefined
  if (order !== undefined) await serve(order)
}

process.on('message', (message: ToChild) => {
  receive(message).catch((error: unknown) => {
    send({ kind: 'ended', verdict: { kind: 'infrastructure', detail: String(error).slice(0, 1000) } })
  })
})
// For systems that do not kill a child with its parent: calls are asynchronous there, so that no guest delays this.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
send({ kind: 'ready' })
