/** References that were computed before, on disk, by content; shared by all runs and processes of a user. */

import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Reference } from './reference.ts'

/** Kept references by key. */
export interface ReferenceCache extends Disposable {
  get(key: string): Reference | undefined
  set(key: string, reference: Reference): void
}

/** `$HEURISTICA_CACHE`, else `$XDG_CACHE_HOME/heuristica`, else `~/.cache/heuristica`. */
export const cacheFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment['HEURISTICA_CACHE'] || join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'heuristica')

const schema = `
  CREATE TABLE IF NOT EXISTS reference (
    key TEXT PRIMARY KEY,
    value REAL NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('optimal', 'best-known', 'bound')),
    by TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`

const open = (folder: string): DatabaseSync => {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'references.db'), { timeout: 5000 })
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    database.exec(schema)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens the cache in a folder. What cannot be read or written is kept in memory instead, and `notice` is told once. */
export const openReferenceCache = (folder: string, notice: (message: string) => void): ReferenceCache => {
  const memory = new Map<string, Reference>()
  let database: DatabaseSync | undefined
  /** What the disk says; when it fails, the disk is given up for this process. */
  const onDisk = <Result>(use: (database: DatabaseSync) => Result): Result | undefined => {
    try {
      return database && use(database)
    } catch (error) {
      giveUp(error)
      return undefined
    }
  }
  const giveUp = (error: unknown): void => {
    notice(
      `References are not kept on disk: ${folder}: ${(error as Error).message}; set HEURISTICA_CACHE to a folder that can be written`,
    )
    database = undefined
  }
  try {
    database = open(folder)
  } catch (error) {
    giveUp(error)
  }
  return {
    get: (key) =>
      memory.get(key) ??
      onDisk((database) => {
        const row = database.prepare('SELECT value, kind, by FROM reference WHERE key = ?').get(key)
        return row && ({ value: row['value'], kind: row['kind'], by: row['by'] } as Reference)
      }),
    set: (key, reference) => {
      memory.set(key, reference)
      const { value, kind, by } = reference
      onDisk((database) =>
        database.prepare('INSERT OR REPLACE INTO reference VALUES (?, ?, ?, ?)').run(key, value, kind, by),
      )
    },
    [Symbol.dispose]: () => {
      database?.close()
      database = undefined
    },
  }
}
