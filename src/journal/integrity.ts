/** Whether a journal is as it was written: the hash of each row, and the seal over all of them. */

import type { DatabaseSync } from 'node:sqlite'
import { rowHash, type Column } from './content-hash.ts'
import type { Row } from './rows.ts'

const nouns = { facts: 'fact', steps: 'step', candidates: 'candidate' } as const
const placeOf = (row: Row): string => String(row['key'] ?? row['id'] ?? row['name'])

/** Places whose content does not fit its hash, in key order; empty when the journal is as it was written. */
export const tamperedIn = (database: DatabaseSync, testEvaluations: readonly Row[]): string[] => {
  const places: string[] = []
  for (const table of ['facts', 'steps', 'candidates'] as const) {
    for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY 1`).iterate() as Iterable<Row>) {
      const columns = Object.values(row)
      if (rowHash(columns.slice(0, -1)) !== columns.at(-1)) places.push(`${nouns[table]} ${placeOf(row)}`)
    }
  }
  let before: Column = null
  for (const row of testEvaluations) {
    const { hash = null, ...columns } = row
    if (rowHash([before, ...Object.values(columns)]) !== hash)
      places.push(`test evaluation ${String(columns['number'])}`)
    before = hash
  }
  return places
}

/** A hash over all rows' hashes, in key order: the seal of a finished run. The fact `end`, which holds it, is left out. */
export const sealOf = (database: DatabaseSync): string => {
  const hashes: string[] = []
  for (const [table, where] of [
    ['facts', "WHERE name <> 'end'"],
    ['steps', ''],
    ['candidates', ''],
  ] as const) {
    for (const row of database.prepare(`SELECT hash FROM ${table} ${where} ORDER BY 1`).iterate() as Iterable<Row>) {
      hashes.push(row['hash'] as string)
    }
  }
  for (const row of database.prepare('SELECT * FROM attempts ORDER BY rowid').iterate() as Iterable<Row>) {
    hashes.push(rowHash(Object.values(row)))
  }
  return rowHash(hashes)
}
