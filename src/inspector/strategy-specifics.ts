/** What a strategy told of its own while it searched: islands, grids, weights, trees. */

import { z } from 'zod'
import type { Journal } from '../journal/journal.ts'
import type { Specific } from './shapes.ts'

const number = z.number().nullable()
const specific: z.ZodType<Specific> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weights'), title: z.string(), entries: z.array(z.tuple([z.string(), z.number()])) }),
  z.object({
    kind: z.literal('groups'),
    title: z.string(),
    groups: z.array(z.object({ name: z.string(), members: z.array(z.string()) })),
  }),
  z.object({
    kind: z.literal('matrix'),
    title: z.string(),
    rows: z.array(z.string()),
    columns: z.array(z.string()),
    values: z.array(z.array(number)),
    candidates: z.array(z.array(z.string().nullable())).optional(),
    heads: z.object({ rows: z.array(z.string()), columns: z.array(z.string()) }).optional(),
    unit: z.enum(['metric', 'number']).optional(),
  }),
  z.object({
    kind: z.literal('tree'),
    title: z.string(),
    nodes: z.array(z.object({ id: z.string(), parent: z.string().nullable(), label: z.string() })),
  }),
]) as z.ZodType<Specific>

/** The run's newest, by title; what does not fit its shape is passed over. */
export const strategySpecifics = (journal: Journal): readonly Specific[] => {
  const parsed = z.array(z.unknown()).safeParse(journal.fact('specifics') ?? [])
  if (!parsed.success) return []
  return parsed.data.flatMap((value) => {
    const one = specific.safeParse(value)
    return one.success ? [one.data] : []
  })
}
