/** Finds the published numbers that families want made again: `cells` in `problems/<family>/reproduce.ts`. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { InputError } from '../problem/input-error.ts'
import { insteadOf } from '../problem/near-names.ts'
import type { ReproduceCell } from '../problem/reproduce-cell.ts'

/** The cells of a family, in its order. */
export type FamilyCells = { readonly family: string; readonly cells: readonly ReproduceCell[] }

const text = z.string().min(1)
const settings = z.record(text, z.unknown())
const row = { table: text, published: z.number(), decimals: z.int().min(0).max(15), problem: text, heuristic: text }
const measured = z
  .strictObject({
    ...row,
    kind: z.enum(['published', 'ours', 'target']),
    set: text,
    statistic: z.enum(['mean objective', 'ratio of means', 'mean of ratios']),
    reference: z
      .union([z.strictObject({ value: z.number().positive(), by: text }), z.strictObject({ method: text })])
      .optional(),
    settings: z.union([settings, z.array(settings).min(1)]).optional(),
    streams: z.int().min(1).optional(),
    tolerance: z
      .union([
        z.number().positive(),
        z.strictObject({ relative: z.number().positive(), standardErrors: z.number().positive() }),
      ])
      .optional(),
    groups: z.array(text).min(1).optional(),
    note: text.optional(),
  })
  .refine(({ statistic, reference }) => statistic === 'mean objective' || reference !== undefined, {
    path: ['reference'],
    error: 'a ratio needs a reference: { value, by } or { method }',
  })
  .refine(({ tolerance, streams = 1 }) => typeof tolerance !== 'object' || streams > 1, {
    path: ['streams'],
    error: 'a tolerance in standard errors needs several streams',
  })
const unavailable = z.strictObject({ ...row, kind: z.literal('unavailable'), column: text, reason: text })
const list = z.array(z.union([unavailable, measured]))

const load = async (file: string): Promise<readonly ReproduceCell[]> => {
  const { cells } = (await import(pathToFileURL(file).href)) as { readonly cells?: unknown }
  const parsed = list.safeParse(cells)
  if (parsed.success) return cells as readonly ReproduceCell[]
  throw new InputError(`${file}: cells: ${z.prettifyError(parsed.error)}`)
}

/** Cells of all families in a folder that have any, or of those named. Rejects with InputError for an unknown family and a malformed cell. */
export const readCells = async (folder: string, families: readonly string[] = []): Promise<readonly FamilyCells[]> => {
  const files = readdirSync(folder)
    .toSorted()
    .flatMap((family) => {
      const file = ['reproduce.ts', 'reproduce.js'].map((name) => join(folder, family, name)).find(existsSync)
      return file === undefined ? [] : [{ family, file }]
    })
  const known = files.map(({ family }) => family)
  const unknown = families.find((family) => !known.includes(family))
  if (unknown !== undefined)
    throw new InputError(`No family '${unknown}' has published numbers; ${insteadOf(unknown, known)}`)
  const chosen = files.filter(({ family }) => families.length === 0 || families.includes(family))
  return Promise.all(chosen.map(async ({ family, file }) => ({ family, cells: await load(file) })))
}
