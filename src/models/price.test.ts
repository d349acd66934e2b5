/** Prices: what is unknown stays unknown. */

import { expect, test } from 'vitest'
import { costUsd, priceOf } from './price.ts'

const usage = { promptTokens: 1_000_000, completionTokens: 100_000, cachedTokens: 400_000 }

test('cached tokens cost their own price', () => {
  expect(costUsd({ input: 2, cachedInput: 0.5, output: 8 }, usage)).toBeCloseTo(1.2 + 0.2 + 0.8)
  expect(costUsd({ input: 2, output: 8 }, usage)).toBeCloseTo(2 + 0.8)
})

test('an unknown price or count is undefined, never zero', () => {
  expect(costUsd(undefined, usage)).toBeUndefined()
  expect(costUsd({ input: 2, output: 8 }, undefined)).toBeUndefined()
  expect(priceOf('openai', 'gpt-unheard-of')).toBeUndefined()
  expect(priceOf('ollama', 'gpt-5-mini')).toBeUndefined()
  expect(priceOf('toString', 'constructor')).toBeUndefined()
})

test('a dated snapshot costs what its model costs, and an override wins', () => {
  expect(priceOf('openai', 'gpt-5-mini-2025-08-07')).toEqual(priceOf('openai', 'gpt-5-mini'))
  expect(priceOf('openai', 'gpt-5-mini', { 'gpt-5-mini': { input: 1, output: 2 } })).toEqual({ input: 1, output: 2 })
  expect(priceOf('openai', 'gpt-5-mini-2025-08-07', { 'gpt-5-mini': { input: 1, output: 2 } })?.input).toBe(1)
})
