/** The corpus of hostile guests: each ends in its verdict, and the pool goes on scoring an honest candidate as before. */

import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { createSandbox } from '../src/sandbox/pool.ts'
import type { Verdict } from '../src/sandbox/verdict.ts'
import { guest, honest, honestOrders, jobOf } from './sandbox-jobs.ts'

type Row = readonly [name: string, ...verdicts: Verdict['kind'][]]

/** More than one verdict where it depends on the machine which limit strikes first. */
const priorities: readonly Row[] = [
  ['loop-forever', 'timeout'],
  ['loop-at-the-top-level', 'timeout'],
  ['loop-inside-try', 'timeout'],
  ['loop-in-finally', 'timeout'],
  ['loop-in-microtasks', 'timeout'],
  ['loop-in-microtasks-at-the-top-level', 'timeout', 'memory'],
  ['loop-in-a-regular-expression', 'timeout'],
  ['loop-in-a-sort-comparator', 'timeout'],
  ['loop-in-a-getter', 'timeout'],
  ['loop-in-a-proxy-trap', 'timeout'],
  ['loop-in-to-string', 'timeout'],
  ['loop-in-value-of', 'timeout'],
  ['loop-in-a-generator', 'timeout'],
  ['loop-in-an-async-function', 'timeout'],
  ['square-a-bigint', 'timeout', 'memory', 'threw'],
  ['fill-a-giant-array', 'timeout', 'memory'],
  ['fill-an-array-from-a-length', 'timeout', 'memory', 'threw'],
  ['flood-with-arrays', 'memory', 'timeout'],
  ['flood-with-a-map', 'memory', 'timeout'],
  ['flood-with-a-set', 'memory', 'timeout'],
  ['flood-with-objects', 'memory', 'timeout'],
  ['flood-with-typed-arrays', 'memory', 'timeout'],
  ['double-a-string', 'threw', 'memory'],
  ['recurse-without-end', 'threw'],
  ['throw-with-a-looping-message', 'timeout'],
  ['throw-with-a-looping-message-at-the-top-level', 'timeout'],
  ['throw-a-huge-message', 'threw', 'memory', 'timeout'],
  ['throw-a-proxy', 'threw'],
  ['throw-nothing', 'threw'],
  ['throw-in-the-heuristic', 'threw'],
  ['hook-error-stacks', 'threw'],
  ['reach-function-by-constructors', 'threw'],
  ['reach-function-by-a-generator', 'threw'],
  ['reach-function-by-async', 'threw'],
  ['evaluate-a-string', 'threw'],
  ['import-dynamically', 'threw'],
  ['import-statically', 'invalid'],
  ['ask-for-the-process', 'threw'],
  ['ask-for-the-time', 'threw'],
  ['ask-for-the-time-by-intl', 'threw'],
  ['allocate-webassembly-memory', 'threw'],
  ['share-a-buffer', 'threw'],
  ['wait-on-atomics', 'threw'],
  ['resize-a-buffer', 'threw'],
  ['patch-math', 'threw'],
  ['patch-array-push', 'threw'],
  ['patch-array-iteration', 'threw'],
  ['patch-the-array-constructor', 'invalid'],
  ['patch-the-array-constructor-at-the-top-level', 'invalid'],
  ['pollute-object-prototype', 'threw'],
  ['pollute-array-elements', 'threw'],
  ['patch-typed-arrays', 'threw'],
  ['add-a-global', 'threw'],
  ['replace-a-global', 'threw'],
  ['return-nothing', 'invalid'],
  ['return-not-a-number', 'invalid'],
  ['return-a-string', 'invalid'],
  ['return-an-object-with-value-of', 'invalid'],
  ['return-a-promise', 'invalid'],
  ['return-a-thenable', 'invalid'],
  ['forge-an-objective', 'invalid'],
  ['export-nothing', 'invalid'],
  ['export-a-number', 'invalid'],
  ['wait-at-the-top-level', 'invalid'],
  ['throw-at-the-top-level', 'threw'],
  ['break-the-syntax', 'syntax'],
  ['nest-the-syntax-deeply', 'syntax', 'threw', 'returned'],
]

const sequences: readonly Row[] = [
  ['sequence-by-proxy', 'timeout'],
  ['sequence-sparse', 'invalid'],
  ['sequence-giant', 'oversized'],
  ['sequence-with-getters', 'invalid'],
  ['sequence-not-a-number', 'invalid'],
  ['sequence-with-a-lying-length', 'oversized'],
  ['sequence-that-grows-while-read', 'returned'],
  ['mutate-the-instance', 'returned'],
]

const sandbox = createSandbox({ workers: 2 })
afterAll(() => sandbox[Symbol.asyncDispose]())

const orders = (verdict: Verdict): unknown =>
  verdict.kind === 'returned'
    ? verdict.solutions.map((solution) => [...(solution as { readonly order: Int32Array }).order])
    : verdict

const check = async (row: Row, returns: 'number' | 'permutation'): Promise<void> => {
  const [name, ...verdicts] = row
  const verdict = await sandbox.run(jobOf(guest(name), { returns }))
  expect(verdicts, JSON.stringify(verdict)).toContain(verdict.kind)
  expect(orders(await sandbox.run(jobOf(honest)))).toEqual(honestOrders)
}

describe.concurrent('hostile guests', { timeout: 60_000 }, () => {
  for (const row of priorities) test(row.join(' or '), async () => check(row, 'number'))
  for (const row of sequences) test(row.join(' or '), async () => check(row, 'permutation'))
})

test('every guest has its verdict in a table', () => {
  const files = readdirSync(new URL('guests', import.meta.url)).map((file) => file.replace(/\.js$/, ''))
  expect(files.toSorted()).toEqual([...priorities, ...sequences].map(([name]) => name).toSorted())
})
