import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ledger, nothing } from './ledger.ts'

const completions = (count: number): typeof nothing => ({ ...nothing, completions: count })

test('what is reserved is not there for others until it is settled', () => {
  const ledger = new Ledger({ completions: 3 })
  expect(ledger.affords(completions(1))).toBe(3)
  expect(ledger.reserve(completions(2))).toBe(true)
  expect(ledger.reserve(completions(2))).toBe(false)
  ledger.settle(completions(2), completions(1))
  expect(ledger.affords(completions(1))).toBe(2)
  expect(ledger.spent.completions).toBe(1)
})

test('shares of evaluations that are no exact fractions still fill the budget', () => {
  const ledger = new Ledger({ evaluations: 1 })
  const share = { ...nothing, evaluations: 0.1 }
  for (let count = 0; count < 10; count += 1) {
    expect(ledger.reserve(share)).toBe(true)
    ledger.settle(share, share)
  }
  expect(ledger.reserve(share)).toBe(false)
})

test('after a stop nothing is afforded, and the first reason is kept', () => {
  const ledger = new Ledger({})
  expect(ledger.affords(completions(1))).toBe(Number.MAX_SAFE_INTEGER)
  ledger.stop('time is up')
  ledger.stop('something else')
  expect(ledger.affords(completions(1))).toBe(0)
  expect(ledger.stopped).toBe('time is up')
  expect(ledger.fraction()).toBe(1)
})

test('a limit is never exceeded, whatever is reserved and settled', () => {
  const step = fc.record({ reserve: fc.integer({ min: 1, max: 4 }), keep: fc.integer({ min: 0, max: 4 }) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(step, { maxLength: 60 }), (limit, steps) => {
      const ledger = new Ledger({ completions: limit })
      const open: number[] = []
      for (const { reserve, keep } of steps) {
        if (ledger.reserve(completions(reserve))) open.push(reserve)
        if (keep % 2 === 0) {
          const reserved = open.shift()
          if (reserved !== undefined) ledger.settle(completions(reserved), completions(Math.min(keep, reserved)))
        }
        const set = open.reduce((sum, one) => sum + one, 0)
        expect(ledger.spent.completions + set).toBeLessThanOrEqual(limit)
      }
    }),
  )
})
