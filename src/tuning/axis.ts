/** Maps a constant's values to [0, 1], where the optimiser works, and back. */

import { type Constant, roundedTo } from '../candidate/constants.ts'

/** Digits that tell a thousand values apart in the constant's range, at least four. */
const digitsFor = ({ low, high }: Constant): number => {
  const largest = Math.max(Math.abs(low), Math.abs(high))
  return Math.min(15, Math.max(4, 3 + Math.ceil(Math.log10(largest / (high - low)))))
}

/** The value as near as the constant's kind and range allow; `digits` are significant ones. Default: enough for the range, at least 4. */
export const fitted = (constant: Constant, value: number, options: { readonly digits?: number } = {}): number => {
  const { digits = digitsFor(constant) } = options
  const rounded = constant.scale === 'integer' ? Math.round(value) : roundedTo(value, digits)
  return Math.min(constant.high, Math.max(constant.low, rounded))
}

const bent = ({ isLogarithmic }: Constant, value: number): number => (isLogarithmic ? Math.log(value) : value)

/** Where a value stands in its range, from 0 to 1. */
export const toUnit = (constant: Constant, value: number): number => {
  const low = bent(constant, constant.low)
  return (bent(constant, value) - low) / (bent(constant, constant.high) - low)
}

/** The fitted value at a place in the range. */
export const fromUnit = (constant: Constant, unit: number): number => {
  const low = bent(constant, constant.low)
  const value = low + unit * (bent(constant, constant.high) - low)
  return fitted(constant, constant.isLogarithmic ? Math.exp(value) : value)
}
