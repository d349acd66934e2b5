/** Feedback tells a model where a candidate loses, compactly and without false zeros. */

import { assert, dictionary, double, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Candidate } from '../candidate/candidate.ts'
import { cpuClass, failingLine, failureText, fenced, gapTable, oneLine, percent } from './feedback.ts'

const withGroups = (groups: Readonly<Record<string, number>>): Candidate => ({
  id: 'c1',
  source: '',
  fingerprint: '',
  operator: 'test',
  parents: [],
  thought: undefined,
  outcome: { kind: 'scored', detail: '', metric: 1, raced: false, groups, cpuMs: 0 },
})

describe('gapTable', () => {
  test('lists groups by gap and counts what it leaves out', () => {
    expect(gapTable(withGroups({ easy: 0, medium: 0.0068, hard: 1.5, open: Number.NaN }))).toMatchInlineSnapshot(`
      "| instances | gap |
      |---|---|
      | hard | 150% |
      | medium | 0.68% |

      (2 of 4 groups are at the optimum or have no defined gap)"
    `)
  })

  test('compares two candidates group by group', () => {
    const one = withGroups({ easy: 0, medium: 0.0068, hard: 0.4 })
    const other = withGroups({ easy: 0.00001, medium: 0.0068, hard: 0.5 })
    expect(gapTable(one, other)).toMatchInlineSnapshot(`
      "| instances | gap of A | gap of B | lower |
      |---|---|---|---|
      | hard | 40% | 50% | A |
      | medium | 0.68% | 0.68% | = |
      | easy | 0% | 0.001% | A |"
    `)
  })

  test('says so when nothing is left to gain, and is empty without results', () => {
    expect(gapTable(withGroups({ easy: 0, hard: 0 }))).toBe('(2 of 2 groups are at the optimum or have no defined gap)')
    expect(gapTable(withGroups({}))).toBe('')
    expect(gapTable(withGroups({ easy: 1 }), withGroups({}))).toBe('')
  })

  test('shows the largest gaps of many groups, and accounts for every group', () => {
    const name = string({ minLength: 1, maxLength: 5, unit: 'grapheme-ascii' }).filter((text) => /^\w+$/.test(text))
    assert(
      property(dictionary(name, double({ min: -1, max: 1 }), { minKeys: 1, maxKeys: 60 }), (groups) => {
        const table = gapTable(withGroups(groups))
        const rows = table
          .split('\n')
          .filter((line) => line.startsWith('|'))
          .slice(2)
        const settled = Number(/(\d+) of \d+ groups/.exec(table)?.[1] ?? 0)
        const more = Number(/(\d+) groups with smaller/.exec(table)?.[1] ?? 0)
        expect(rows.length + settled + more).toBe(Object.keys(groups).length)
        const largest = Object.entries(groups).toSorted(([, a], [, b]) => b - a)[0]
        if (largest !== undefined && largest[1] > 0) expect(rows[0]).toContain(`| ${largest[0]} |`)
      }),
    )
  })
})

test('percent keeps what distinguishes', () => {
  const values = [0, 0.0068123, 0.0000012, 0.1234567, 5.4321, -0.002, Infinity, 1e-12]
  expect(values.map(percent)).toEqual(['0%', '0.681%', '0.00012%', '12.35%', '543%', '-0.2%', 'Infinity', '1e-10%'])
})

test('cpuClass is coarse, so that the clock seldom changes a prompt', () => {
  expect([0, 0.99, 1, 5, 2999, 3000].map(cpuClass)).toEqual([
    'under 1 ms',
    'under 1 ms',
    '1 to 3 ms',
    '3 to 10 ms',
    '1000 to 3000 ms',
    'over 3000 ms',
  ])
})

describe('failures', () => {
  const source = 'const a = 1\n  return a.b.c\n'

  test('show the line that they point at', () => {
    expect(failureText(source, 'threw', 'TypeError: no b\n  at line 2, column 9')).toBe(
      'threw: TypeError: no b at line 2, column 9 [line 2: return a.b.c]',
    )
    expect(failingLine(source, 'on Line 1:7')).toBe('line 1: const a = 1')
  })

  test('show none where there is none', () => {
    expect(failingLine(source, 'timeout')).toBe('')
    expect(failingLine(source, 'line 3')).toBe('')
    expect(failingLine(source, 'line 99')).toBe('')
    expect(failingLine(source, 'line 0')).toBe('')
  })
})

test('oneLine never breaks a line and never exceeds its length', () => {
  assert(
    property(string({ unit: 'grapheme' }), (text) => {
      const line = oneLine(text, 20)
      expect(line).not.toMatch(/[\r\n]/)
      expect(line.length).toBeLessThanOrEqual(20)
    }),
  )
})

test('a fence outlasts every run of backticks in the source', () => {
  assert(
    property(string({ unit: 'grapheme-ascii' }), (text) => {
      const [first = '', ...rest] = fenced(`a\`\`\`${text}`).split('\n')
      const fence = /^`+/.exec(first)?.[0] ?? ''
      expect(rest.at(-1)).toBe(fence)
      expect(rest.slice(0, -1).join('\n')).not.toContain(fence)
    }),
  )
})
