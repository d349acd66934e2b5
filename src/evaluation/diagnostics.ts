/** Diagnostics: what a driver counted beside its solution; they may steer a search and never enter a score. */

import { z } from 'zod'

/** Lists of numbers by name, as operator credits or counts. */
export type Diagnostics = Readonly<Record<string, readonly number[]>>

const number = z.number().refine(Number.isFinite)
const shape = z.record(z.string().max(64), z.array(number).max(4096)).refine((value) => Object.keys(value).length <= 64)
const plain = (list: unknown): unknown =>
  ArrayBuffer.isView(list) ? Array.from(list as unknown as ArrayLike<number>) : list

/** What the driver of a problem with diagnostics returned, taken apart; a text says why it is not that. */
export const readDiagnosed = (
  value: unknown,
): { readonly solution: unknown; readonly diagnostics?: Diagnostics } | string => {
  const { solution, diagnostics } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >
  const lists = Object.entries(diagnostics ?? {}).map(([name, list]) => [name, plain(list)] as const)
  const parsed = shape.safeParse(Object.fromEntries(lists))
  return parsed.success
    ? { solution, diagnostics: parsed.data }
    : `the driver's diagnostics are not lists of finite numbers: ${parsed.error.issues[0]?.message}`
}

/** Element by element; a list that is longer keeps its tail. */
export const addDiagnostics = (sum: Diagnostics | undefined, more: Diagnostics): Diagnostics => {
  if (sum === undefined) return more
  const names = new Set([...Object.keys(sum), ...Object.keys(more)])
  return Object.fromEntries(
    [...names].map((name) => {
      const [a, b] = [sum[name] ?? [], more[name] ?? []]
      return [name, Array.from({ length: Math.max(a.length, b.length) }, (_, at) => (a[at] ?? 0) + (b[at] ?? 0))]
    }),
  )
}
