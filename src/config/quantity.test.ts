import { expect, test } from 'vitest'
import { parseAmount, parseCount, parseDurationMs, parseShare } from './quantity.ts'

test.each([
  ['200', 200],
  ['1.5k', 1500],
  ['2M', 2_000_000],
  ['.5', 0.5],
])('the amount %s is %d', (text, amount) => expect(parseAmount('--max-cost', text)).toBe(amount))

test.each(['', '-1', '0', 'many', '1e3', '2 M x'])('"%s" is no amount', (text) =>
  expect(() => parseAmount('--max-cost', text)).toThrow(
    `--max-cost takes a positive number such as 200, 1.5k or 2M, not "${text}"`,
  ),
)

test.each([
  ['2%', 0.02],
  ['0.5 %', 0.005],
  ['150', 150],
  ['-3', -3],
])('the share %s is %d', (text, share) => expect(parseShare('--fail-above', text)).toBeCloseTo(share, 15))

test('what is no share is told', () =>
  expect(() => parseShare('--fail-above', '2 percent')).toThrow(
    '--fail-above takes a number such as 2% or 150, not "2 percent"',
  ))

test('a count is whole', () => {
  expect(parseCount('--workers', '2k')).toBe(2000)
  expect(() => parseCount('--workers', '1.5')).toThrow('--workers takes a whole number')
})

test.each([
  ['90s', 90_000],
  ['10m', 600_000],
  ['1h30m', 5_400_000],
  ['250ms', 250],
])('the duration %s is %d ms', (text, durationMs) => expect(parseDurationMs('--max-time', text)).toBe(durationMs))

test.each(['', '10', '5 minutes', '0s', 'm10'])('"%s" is no duration', (text) =>
  expect(() => parseDurationMs('--max-time', text)).toThrow('--max-time takes a duration such as 90s, 10m or 1h30m'),
)
