/** Runs as the inspector reads them: journals opened for reading, found by id among the runs' folders and never by a path. */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readRun, type RunRecord } from '../discovery/run-record.ts'
import { runIds } from '../discovery/run-folder.ts'
import { Journal } from '../journal/journal.ts'

export interface Journals {
  /** All runs, newest first. */
  records(): readonly RunRecord[]
  /** Undefined where there is no such run. */
  record(id: string): RunRecord | undefined
  /** Undefined where there is no such run. */
  folder(id: string): string | undefined
  /** Changes whenever any run does. */
  stamp(): string
  /** What `read` finds in the run's journal; undefined where there is no such run. */
  read<Result>(id: string, read: (journal: Journal) => Result): Result | undefined
}

/** Size and time of the files that a change of the run would touch. */
const stampOf = (folder: string): string =>
  ['run.db', 'run.db-wal', 'control']
    .map((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false })
      return found === undefined ? '-' : `${found.size} ${found.mtimeMs}`
    })
    .join(' ')

const runFolders = (runs: string): readonly string[] => (existsSync(runs) ? readdirSync(runs) : [])

/** Records are read again only where their files changed, or while a run is under way. */
export const openJournals = (runs: string): Journals => {
  const known = new Map<string, { readonly stamp: string; readonly record: RunRecord }>()
  const folder = (id: string): string | undefined => (runIds(runs).includes(id) ? join(runs, id) : undefined)
  const record = (id: string): RunRecord | undefined => {
    const path = folder(id)
    if (path === undefined) return undefined
    const stamp = stampOf(path)
    const kept = known.get(id)
    if (kept !== undefined && kept.stamp === stamp && kept.record.state === 'finished') return kept.record
    const read = readRun(id, path)
    known.set(id, { stamp, record: read })
    return read
  }
  return {
    records: () =>
      runIds(runs)
        .flatMap((id) => record(id) ?? [])
        .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0)),
    record,
    folder,
    stamp: () =>
      createHash('sha256')
        .update(
          runFolders(runs)
            .map((name) => `${name} ${stampOf(join(runs, name))}`)
            .join('\n'),
        )
        .digest('base64url'),
    read: (id, read) => {
      const path = folder(id)
      if (path === undefined) return undefined
      using journal = new Journal(path, { readOnly: true })
      return read(journal)
    },
  }
}
