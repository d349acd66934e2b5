/** Names are exchanged and comments dropped; twice is once around. */

import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { swapNames } from './rename.ts'

const names = { priority: 'f', job: 'x1', p: 'a', d: 'b', now: 'x2' }
const source = `/** Modified due date. */
const slack = 2 // tune: 1..3

export function priority(job, now) {
  const { p, d } = job
  return -Math.max(now + p, job.d) * slack // MDD
}
`

test('functions, parameters and properties are renamed, comments are gone', () => {
  expect(swapNames(source, names)).toBe(`const slack = 2

export function f(x1, x2) {
  const { a, b } = x1
  return -Math.max(x2 + a, x1.b) * slack
}
`)
})

test('exchanged twice, it is the same program', () => {
  expect(fingerprint(swapNames(swapNames(source, names), names))).toBe(fingerprint(source))
  const local = 'export function f(x1, x2) {\n  const p = x1.a\n  return p + x1.b\n}\n'
  expect(fingerprint(swapNames(swapNames(local, names), names))).toBe(fingerprint(local))
})

test('what does not parse stays as it is', () => {
  expect(swapNames('export function f( {', names)).toBe('export function f( {')
})
