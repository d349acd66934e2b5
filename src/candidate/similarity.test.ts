/** Similarity sees structure, not names. */

import { expect, test } from 'vitest'
import { syntaxMatch } from './similarity.ts'

const program = (expression: string): string => `export function rate(x, y) {\n  return ${expression}\n}\n`

test('a program with other names and numbers matches whole, a different one in part, a broken one not at all', () => {
  const one = program('x + 2 * y')
  expect(syntaxMatch(one, program('y + 3 * x'))).toBe(1)
  const other = syntaxMatch(one, program('Math.max(x, 2 * y)'))
  expect(other).toBeGreaterThan(0)
  expect(other).toBeLessThan(1)
  expect(syntaxMatch(one, 'export function')).toBe(0)
})

test('what contains all of a program matches it whole, and not the other way round', () => {
  const part = 'const half = (x) => x / 2\n'
  const whole = `${part}\nexport const rate = (x) => half(x) + 1\n`
  expect(syntaxMatch(part, whole)).toBeGreaterThan(syntaxMatch(whole, part))
})
