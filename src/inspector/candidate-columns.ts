/** A run's candidates in columns: small enough to send twenty thousand of them at once. */

import type { Journal } from '../journal/journal.ts'
import type { CandidateColumns } from './shapes.ts'

const place = (names: string[], places: Map<string, number>, name: string): number => {
  const known = places.get(name)
  if (known !== undefined) return known
  places.set(name, names.length)
  names.push(name)
  return names.length - 1
}

/** Those that were delivered after the verb of that number, in the order of their verbs. */
export const candidateColumns = (journal: Journal, after: number): CandidateColumns => {
  const columns = {
    ids: [] as string[],
    operator: [] as number[],
    kind: [] as number[],
    metric: [] as (number | null)[],
    parents: [] as number[][],
    operators: [] as string[],
    kinds: [] as string[],
  }
  const [operators, kinds] = [new Map<string, number>(), new Map<string, number>()]
  let last = after
  for (const { id, verb, operator, parents, metric, kind } of journal.briefs(after)) {
    columns.ids.push(id)
    columns.operator.push(place(columns.operators, operators, operator))
    columns.kind.push(place(columns.kinds, kinds, kind))
    columns.metric.push(metric ?? null)
    columns.parents.push(parents.map((parent) => Number(parent.slice(1))))
    last = verb
  }
  return { ...columns, after: last }
}
