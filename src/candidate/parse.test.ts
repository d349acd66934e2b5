/** What the gate lets through, and what it says to the rest. */

import { describe, expect, it } from 'vitest'
import { maxSourceBytes, parseCandidate } from './parse.ts'

const names = ['priority']
const message = (source: string, expected: readonly string[] = names): string => {
  const parsed = parseCandidate(source, expected)
  return parsed.kind === 'rejected' ? parsed.message : 'accepted'
}
const rule = (body: string): string => `export function priority(job) {\n  ${body}\n}`

describe('parseCandidate', () => {
  it.each([
    rule('return job.d'),
    'const priority = (job) => job.d\nexport { priority }',
    'const rank = (job) => job.d\nexport { rank as priority }',
    'const by = (k) => (job) => job[k]\nexport const priority = by("d")',
    // A name of one's own is no global, and neither is a property.
    rule('const process = job.process; const Date = job.Date; return process + Date'),
    rule('for (const self of job.list) return self'),
    `export function priority({ module, exports = 1 }) { return module + exports }`,
    rule('const later = async () => { await 1 }; return 1'),
  ])('lets through %j', (source) => {
    expect(message(source)).toBe('accepted')
  })

  it.each([
    ['parentheses', rule(`return ${'('.repeat(20_000)}1${')'.repeat(20_000)}`)],
    ['a chain', rule(`return ${'1 + '.repeat(2000)}1`)],
    ['blocks', rule(`${'{'.repeat(1000)}${'}'.repeat(1000)}`)],
  ])('says that %s are nested too deeply', (_, source) => {
    expect(message(source)).toContain('nested too deeply')
  })

  it('shows where a syntax error is', () => {
    expect(message(rule('return job.d +* 2'))).toMatchInlineSnapshot(`
      "line 2, column 17: SyntaxError: Unexpected token
        2 |   return job.d +* 2
                            ^"
    `)
    expect(message(rule('return -job.d ** 2'))).toContain('(-x) ** 2 or -(x ** 2)')
  })

  it('names what is not available', () => {
    expect(message(rule('return Date.now()'))).toMatchInlineSnapshot(`
      "line 2, column 10: \`Date\` is not available; none of these are: eval, Function, globalThis, window, self, global, require, module, exports, process, Buffer, Date, performance, console, setTimeout, setInterval, setImmediate, queueMicrotask, fetch, XMLHttpRequest, WebSocket, Worker, SharedArrayBuffer, Atomics, WebAssembly, crypto, Deno, Bun. Use plain JavaScript and Math
        2 |   return Date.now()
                     ^"
    `)
  })

  it.each([
    [`import fs from 'node:fs'\n${rule('return 1')}`, 'line 1, column 1: import is not available'],
    [rule("return import('x')"), 'line 2, column 10: import is not available'],
    [`export * from 'x'\n${rule('return 1')}`, 'line 1, column 1: export … from is not available'],
    [`export { priority } from 'x'`, 'line 1, column 1: export … from is not available'],
    [rule('return import.meta.url'), 'line 2, column 10: import.meta is not available'],
    [`const a = await 1\n${rule('return 1')}`, 'line 1, column 11: await is not available outside functions'],
    [`for await (const a of []) {}\n${rule('return 1')}`, 'line 1, column 1: await is not available outside functions'],
    [rule('{ const process = 1 } return process.env'), 'line 2, column 32: `process` is not available'],
    [
      `export function score(job) {}`,
      'the function `priority` is not exported; write `export function priority(…) { … }`',
    ],
    [`function priority(job) {}`, 'the function `priority` is not exported'],
    [`export const priority = 3`, 'line 1, column 25: `priority` must be a plain function, but it is something else'],
    [`export async function priority() {}`, 'line 1, column 8: `priority` must be a plain function, but it is async'],
    [
      `function* p() {}\nexport { p as priority }`,
      'line 1, column 1: `priority` must be a plain function, but it is a generator',
    ],
    [
      `${rule('return 1')}\n// ${'x'.repeat(maxSourceBytes)}`,
      'the source has 65584 bytes, more than the 65536 that are accepted',
    ],
  ])('rejects %j', (source, reason) => {
    expect(message(source)).toContain(reason)
  })

  it('asks for every function of a team', () => {
    expect(message('export const destroy = () => 1', ['destroy', 'repair'])).toContain('`repair` is not exported')
  })
})
