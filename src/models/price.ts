/** What completions cost: a dated table of list prices, and the arithmetic. */

import type { Price, Usage } from './model.ts'

/** The month in which the table was compiled: DeepSeek's from its price page, OpenAI's from others' quotations of its page. Check before relying on them; an endpoint's own `prices` override them. */
export const pricesAsOf = '2026-11'

/** By endpoint and model. DeepSeek's are those of its peak hours, so that a budget is never exceeded. */
const listPrices: Readonly<Record<string, Readonly<Record<string, Price>>>> = {
  openai: {
    'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
    'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
    'gpt-5.2': { input: 1.75, cachedInput: 0.175, output: 14 },
    'gpt-5.1': { input: 1.25, cachedInput: 0.125, output: 10 },
    'gpt-5': { input: 1.25, cachedInput: 0.125, output: 10 },
    'gpt-5-mini': { input: 0.25, cachedInput: 0.025, output: 2 },
    'gpt-4.1': { input: 2, cachedInput: 0.5, output: 8 },
    'gpt-4o-mini': { input: 0.15, cachedInput: 0.075, output: 0.6 },
  },
  deepseek: {
    'deepseek-flash': { input: 0.3, cachedInput: 0.006, output: 1.2 },
    'deepseek-v4-pro': { input: 1.32, cachedInput: 0.044, output: 3.96 },
  },
}

/** The list price of a model at a named endpoint; a dated snapshot (`gpt-5-mini-2025-08-07`) costs what its model costs. Undefined where unknown. */
export const priceOf = (
  endpoint: string,
  model: string,
  overrides: Readonly<Record<string, Price>> = {},
): Price | undefined => {
  const undated = model.replace(/-\d{4}-\d{2}-\d{2}$/, '')
  const listed = Object.hasOwn(listPrices, endpoint) ? listPrices[endpoint] : undefined
  for (const prices of [overrides, listed]) {
    for (const name of [model, undated]) {
      if (prices !== undefined && Object.hasOwn(prices, name)) return prices[name]
    }
  }
  return undefined
}

/** US dollars for that many tokens; undefined where price or count is unknown. */
export const costUsd = (price: Price | undefined, usage: Usage | undefined): number | undefined => {
  if (price === undefined || usage === undefined) return undefined
  const cached = Math.min(usage.cachedTokens ?? 0, usage.promptTokens)
  return (
    ((usage.promptTokens - cached) * price.input +
      cached * (price.cachedInput ?? price.input) +
      usage.completionTokens * price.output) /
    1e6
  )
}
