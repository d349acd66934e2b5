/** Which numbers are tunable, and that writing them back changes nothing else. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findConstants, roundedTo, withConstants } from './constants.ts'
import { parseModule } from './syntax.ts'

const values = (source: string): number[] => findConstants(source).map(({ value }) => value)

describe('findConstants', () => {
  it.each([
    ['const f = (x) => 0.5 * x + 2', [0.5, 2]],
    ['const f = (x) => -0.5 * x - 3', [-0.5, 3]],
    ['const f = (x) => x - -0.5', [-0.5]],
    ['const w = [0.2, 1.5]; const o = { a: 3.5, 7: 2 }', [0.2, 1.5, 3.5, 2]],
    ['const f = (x, k = 0.3) => k * x', [0.3]],
    ['const f = (x) => a[2] + a[i + 1] + b[n - 2]', []],
    ['for (let i = 0; i < 10; i += 2) s += 0.5', [0.5]],
    ['let k = 1; while (k < 8) k *= 1.5', [1.5]],
    [
      'const a = new Float64Array(8); const b = Array(3).fill(0); const c = Array.from({ length: 4 }, () => 0.5)',
      [0.5],
    ],
    ['const f = (x) => x ** 2 + x ** 1.5 + Math.pow(x, 3) + Math.pow(x, 0.7)', [1.5, 0.7]],
    ['const f = (x) => (x | 0) + (x >> 1) + (x & 255) + x % 2', []],
    ['switch (x) { case 3: y = 0.7 }', [0.7]],
    ['const f = (x) => (x === 3 ? 1 : 0)', []],
    ['const f = (x) => (x > 0 ? 2.5 : -1)', [2.5]],
    ['const f = (x) => (x > 1.5 ? 1 : x)', [1.5]],
    ['const f = (a) => (a.length > 5 ? a.length - 1 : 0.25)', [0.25]],
    ['let best = -1, sum = 0; best = 1; sum += 1', []],
    ['const f = (x) => 1 / x + (1 - x) + 1 / (0.5 + x)', [0.5]],
    ['const f = (x) => x / (y + 1e-9) + (x > 1e12 ? 2 : 3)', [2, 3]],
    ['const f = (x) => x.toFixed(2) + Math.floor(x / 2) + Math.floor(0.3 * x)', [0.3]],
    ['const K = 5; const f = (x) => { for (let i = 0; i < K; i++) x *= 1.1; return x }', [1.1]],
    // What an index is made of, by sums, factors, remainders and choices.
    ['const l = 1 + n % 3; const c = b + l; for (let i = 0; i < c; i++) x *= 1.1', [1.1]],
    ['const k = x > 2.5 ? Math.min(5, n) : 4; y = a[i * k]', [2.5]],
    ['const k = Math.floor(0.3 * n); y = a[k]', [0.3]],
    ['const shrink = 0.7; while (x > 1) x *= shrink', [0.7]],
    ['const f = (x) => x +', []],
    ['const a = 10n + BigInt(3)', []],
  ])('finds in %j', (source, expected) => {
    expect(values(source)).toEqual(expected)
  })

  it('says where, on what scale and in which range', () => {
    const source = 'const rate = 0.3\nconst window = 5\n  const f = (x) => rate * x * 2.5 - -4 * x'
    expect(findConstants(source)).toMatchObject([
      { value: 0.3, line: 1, column: 14, scale: 'probability', low: 0, high: 1, isLogarithmic: false },
      { value: 5, line: 2, column: 16, scale: 'integer', low: 1, high: 20, isLogarithmic: false },
      { value: 2.5, line: 3, column: 31, scale: 'positive', low: 0.25, high: 25, isLogarithmic: true },
      { value: -4, line: 3, column: 37, scale: 'signed', low: -16, high: 16, isLogarithmic: false },
    ])
  })

  it.each([
    ['const a = 0.5 // tune: 0..2', { scale: 'positive', low: 0, high: 2, isLogarithmic: false }],
    ['const a = 0.5 // tune: 0.01..10 log', { scale: 'positive', low: 0.01, high: 10, isLogarithmic: true }],
    ['const a = 3 // tune: 1..9 integer', { scale: 'integer', low: 1, high: 9, isLogarithmic: false }],
    ['const a = 0 // tune: -1..1', { scale: 'signed', low: -1, high: 1, isLogarithmic: false }],
    ['const a = 0.5 // tune: 0..1', { scale: 'probability', low: 0, high: 1, isLogarithmic: false }],
    ['const a = 0 // tune: 0..5 log', { scale: 'positive', low: 0, high: 5, isLogarithmic: false }],
    ['const a = 7 // tune: 0..5', { scale: 'positive', low: 0, high: 7, isLogarithmic: false }],
    // Indices are whole, also where the comment forgets it.
    ['const a = 8 // tune: 5..10\nx = y[i * Math.min(a, n)]', { scale: 'integer', low: 5, high: 10 }],
    ['const a = 8 // tune: 5..10\nx = a * y', { scale: 'positive', low: 5, high: 10 }],
    ['const a = x ** 2 // tune: 1.5..2.5', { scale: 'positive', low: 1.5, high: 2.5, isLogarithmic: false }],
    ['const a = 0.5 // tune: 2..1', { scale: 'positive', low: 0.05, high: 5, isLogarithmic: true }],
  ])('obeys %j', (source, expected) => {
    expect(findConstants(source)).toMatchObject([expected])
  })

  it('knows which literal a comment speaks of', () => {
    expect(values('const f = (x) => 0.5 * x + 2 // tune: off')).toEqual([])
    expect(values('const f = (x) => 0.5 /* tune: off */ * x + 2')).toEqual([2])
    expect(findConstants('const f = 0.5 /* tune: 0..3 */ * x + 2 // tune: 1..9').map(({ high }) => high)).toEqual([
      3, 9,
    ])
    expect(findConstants('const s = "// tune: 0..7"; const a = 0.5').map(({ high }) => high)).toEqual([5])
  })
})

describe('withConstants', () => {
  const literal = fc.oneof(
    fc.double({ min: 1e-5, max: 1e7, noNaN: true }).map(String),
    fc.constantFrom('0.5', '.5', '5.', '1e3', '1_000', '0x1f', '2.50'),
  )
  const operator = fc.constantFrom('-', '+', '*', '/', ' - ', ' + -', ' * -', '<')
  const sources = fc
    .array(fc.tuple(literal, operator), { minLength: 1, maxLength: 6 })
    .map(
      (parts) =>
        `const f = (x) => {/* 7.5 */return-${parts.map(([number, op]) => `${number}${op}`).join('')}x // 8.5\n}`,
    )
    .filter((source) => parseModule(source).kind === 'tree' && findConstants(source).length > 0)
  const value = fc.double({ min: -1e7, max: 1e7, noNaN: true }).filter((x) => Math.abs(x) > 1e-5)

  it('gives the same text for the same values', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const constants = findConstants(source)
        expect(withConstants(source, constants, values(source))).toBe(source)
      }),
    )
  })

  it('writes what is read back, and nothing else', () => {
    fc.assert(
      fc.property(sources, fc.array(value, { minLength: 8, maxLength: 8 }), (source, fresh) => {
        const constants = findConstants(source)
        const next = fresh.slice(0, constants.length)
        const written = withConstants(source, constants, next)
        expect(parseModule(written).kind).toBe('tree')
        const again = findConstants(written)
        expect(again.map((constant) => constant.value)).toEqual(next)
        const rest = (text: string, found: typeof constants): string =>
          found.reduceRight((t, { start, end }) => t.slice(0, start) + t.slice(end), text).replace(/[() ]/g, '')
        expect(rest(written, again)).toBe(rest(source, constants))
      }),
    )
  })

  it.each([
    ['const f = (x) => x-0.5', [-0.25], 'const f = (x) => x-(-0.25)'],
    ['const f = (x) => 2 ** x', [-3], 'const f = (x) => (-3) ** x'],
    ['const f = (x) => {return-2.5*x}', [3], 'const f = (x) => {return 3*x}'],
    ['const f = (x) => x - -0.5', [0.5], 'const f = (x) => x - 0.5'],
    ['const f = (x) => 0.10 * x + 3.0', [0.1, 4], 'const f = (x) => 0.10 * x + 4'],
  ])('writes into %j', (source, next, expected) => {
    expect(withConstants(source, findConstants(source), next)).toBe(expected)
  })

  it('refuses what is no constant', () => {
    const source = 'const a = 0.5'
    expect(() => withConstants(source, findConstants(source), [NaN])).toThrow('Expected a finite number')
    expect(() => withConstants(source, findConstants(source), [])).toThrow('Expected 1 values')
  })
})

describe('roundedTo', () => {
  it('keeps significant digits', () => {
    expect([roundedTo(0.123456, 4), roundedTo(-98765, 2), roundedTo(0.5, 4)]).toEqual([0.1235, -99000, 0.5])
  })
})
