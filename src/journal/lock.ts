/** The lock of a live run: held by its process, freed by the system when the process dies. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const isBusy = (error: unknown): boolean => error instanceof Error && /locked|busy/i.test(error.message)

const open = (folder: string, timeoutMs: number): Disposable | undefined => {
  const database = new DatabaseSync(join(folder, 'lock.db'), { timeout: timeoutMs })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return { [Symbol.dispose]: () => database.close() }
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

/** Takes the lock of the run in `folder`; undefined while another process holds it. Waits up to a second, because readers probe it. */
export const lockRun = (folder: string): Disposable | undefined => open(folder, 1000)

/** Whether a live process holds the run's lock. */
export const isRunning = (folder: string): boolean => {
  if (!existsSync(join(folder, 'lock.db'))) return false
  const lock = open(folder, 0)
  lock?.[Symbol.dispose]()
  return lock === undefined
}
