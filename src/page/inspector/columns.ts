/** All candidates of a run, kept in columns and added to as the run goes on. */

import type { CandidateColumns } from '../../inspector/shapes.ts'
import { server } from './server.ts'

/** One candidate, from the columns. */
export type Row = {
  readonly id: string
  readonly verb: number
  readonly operator: string
  readonly kind: string
  readonly metric: number | null
  readonly parents: readonly number[]
}

const kept = new Map<string, { readonly rows: Row[]; after: number }>()

const rowsOf = ({ ids, operator, kind, metric, parents, operators, kinds }: CandidateColumns): readonly Row[] =>
  ids.map((id, at) => ({
    id,
    verb: Number(id.slice(1)),
    operator: operators[operator[at] as number] ?? '',
    kind: kinds[kind[at] as number] ?? '',
    metric: metric[at] ?? null,
    parents: parents[at] ?? [],
  }))

/** Asks for what is new since the last time; the list is a new one when it grew. */
export const loadRows = async (run: string): Promise<readonly Row[]> => {
  const known = kept.get(run) ?? { rows: [], after: -1 }
  const columns = await server.columns(run, known.after)
  if (columns.ids.length === 0 && kept.has(run)) return known.rows
  const rows = [...known.rows, ...rowsOf(columns)]
  kept.set(run, { rows, after: columns.after })
  return rows
}
