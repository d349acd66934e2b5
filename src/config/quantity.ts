/** Amounts as people write them on a command line: `2M` tokens, `10m` of time. */

import { InputError } from '../problem/input-error.ts'

const expected = (flag: string, text: string, form: string): InputError =>
  new InputError(`${flag} takes ${form}, not "${text}"`)

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 }

/** A positive number with an optional factor: `200`, `1.5k`, `2M`. */
export const parseAmount = (flag: string, text: string): number => {
  const match = /^(\d+(?:\.\d+)?|\.\d+)([kmg]?)$/i.exec(text.trim())
  const amount = match === null ? 0 : Number(match[1]) * (factors[(match[2] ?? '').toLowerCase()] ?? 0)
  if (!(amount > 0)) throw expected(flag, text, 'a positive number such as 200, 1.5k or 2M')
  return amount
}

/** A positive integer, with a factor where that gives one. */
export const parseCount = (flag: string, text: string): number => {
  const amount = parseAmount(flag, text)
  if (!Number.isSafeInteger(amount)) throw expected(flag, text, 'a whole number such as 200 or 2M')
  return amount
}

/** A number, in percent or plain: `2%` is 0.02. */
export const parseShare = (flag: string, text: string): number => {
  const [, number, percent] = /^(-?(?:\d+(?:\.\d+)?|\.\d+))\s*(%?)$/.exec(text.trim()) ?? []
  if (number === undefined) throw expected(flag, text, 'a number such as 2% or 150')
  return percent === '%' ? Number(number) / 100 : Number(number)
}

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** A duration in milliseconds: `90s`, `10m`, `1.5h`, `1h30m`. */
export const parseDurationMs = (flag: string, text: string): number => {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
  const durationMs = parts.reduce((sum, [, number, unit]) => sum + Number(number) * (unitsMs[unit ?? ''] ?? 0), 0)
  if (parts.map(([part]) => part).join('') !== text.trim() || durationMs <= 0) {
    throw expected(flag, text, 'a duration such as 90s, 10m or 1h30m')
  }
  return durationMs
}
