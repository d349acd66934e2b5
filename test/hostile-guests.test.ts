/** Each hostile guest ends in its verdict, and the pool goes on scoring an honest candidate as before. */

import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { createSandbox } from '../src/sandbox/pool.ts'
import { corpus, spies } from './hostile-guests.ts'
import { guest, honest, honestOrders, jobOf, ordersOf } from './sandbox-jobs.ts'
import { sandboxProcesses } from './sandbox-processes.ts'

const sandbox = createSandbox({ workers: 2 })
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]()
  expect(sandboxProcesses(process.pid)).toEqual([])
})

describe.concurrent('hostile guests', { timeout: 60_000 }, () => {
  for (const { name, verdicts, job } of corpus) {
    test(`${name}: ${verdicts.join(' or ')}`, async () => {
      const verdict = await sandbox.run(job)
      expect(verdicts, JSON.stringify(verdict)).toContain(verdict.kind)
      expect(ordersOf(await sandbox.run(jobOf(honest)))).toEqual(honestOrders)
    })
  }
  for (const [name] of spies) {
    test(`${name} finds nothing`, async () => {
      expect(ordersOf(await sandbox.run(jobOf(guest(name))))).toEqual(honestOrders)
    })
  }
})

test('every guest has its verdict in a table', () => {
  const files = readdirSync(new URL('guests', import.meta.url)).filter((file) => file.endsWith('.js'))
  expect(files.toSorted()).toEqual(corpus.map(({ name }) => `${name}.js`).toSorted())
})
