/** Pause and stop requests for a live run: files in its `control` folder, obeyed between steps. */

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Request = 'pause' | 'stop'

const file = (folder: string, request: Request): string => join(folder, 'control', request)

/** Asks the run in `folder` to pause or to stop. */
export const request = (folder: string, what: Request): void => {
  mkdirSync(join(folder, 'control'), { recursive: true })
  writeFileSync(file(folder, what), '')
}

/** Takes a request back: a paused run goes on. */
export const withdraw = (folder: string, what: Request): void => rmSync(file(folder, what), { force: true })

export const isRequested = (folder: string, what: Request): boolean => existsSync(file(folder, what))

/** Resolves when the run is not paused, or when `ended` says that waiting is over. */
export const whilePaused = async (folder: string, ended: () => boolean): Promise<void> => {
  while (isRequested(folder, 'pause') && !ended()) await sleep(200)
}
