/** Opens the place where blocks are run: a pool of children here, or workers behind a queue. */

import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { createSandbox } from '../sandbox/pool.ts'
import { checkSandbox } from '../sandbox/raise-walls.ts'
import { describeWalls, type SandboxChoice } from '../sandbox/walls.ts'
import { localWorkplace } from './local-workplace.ts'
import type { Workplace } from './workplace.ts'

/** Workers behind the Redis at `url`; with a secret nothing that it did not sign is believed. */
export type QueueAddress = { readonly url: string; readonly secret: string | undefined }

/** Who runs blocks: so many children of this process, or workers elsewhere. */
export type Workers = number | QueueAddress

export type WorkplaceOptions = {
  readonly workers: Workers
  /** Walls around candidates in children of this process; a worker has its own. Default: `auto`. */
  readonly sandbox?: SandboxChoice | undefined
  /** Names what is evaluated on a queue. Default: a name of its own. */
  readonly name?: string
  /** Version of this package, which workers compare with theirs. */
  readonly heuristica: string
  /** Told, in one line, what a user should know. */
  readonly onNotice?: ((notice: string) => void) | undefined
  /** Told of the walls that candidates run behind, each at least once. */
  readonly onWalls?: (walls: string) => void
}

/** Rejects as `openWorkplace` does, before anything else is done; a sandbox that need not be any special one is not tried. */
export const checkWorkplace = async ({
  workers,
  sandbox,
}: Pick<WorkplaceOptions, 'workers' | 'sandbox'>): Promise<void> => {
  if (typeof workers !== 'number') {
    const { checkQueue } = await import('./queue/queue-workplace.ts')
    await checkQueue(workers.url)
  } else if (sandbox !== undefined && sandbox !== 'auto') await checkSandbox(sandbox)
}

/** Rejects with `SandboxUnavailable` or `RedisUnavailable` where there is no such place. */
export const openWorkplace = async (options: WorkplaceOptions): Promise<Workplace> => {
  const {
    workers,
    sandbox: choice,
    heuristica,
    name = `${hostname()}-${randomUUID().slice(0, 8)}`,
    onNotice = () => {},
    onWalls = () => {},
  } = options
  if (typeof workers !== 'number') {
    // Loaded on demand: most runs have no queue.
    const { openQueueWorkplace } = await import('./queue/queue-workplace.ts')
    return openQueueWorkplace({ ...workers, name, heuristica, onNotice, onWalls })
  }
  const sandbox = createSandbox({ workers, sandbox: choice })
  try {
    onWalls(describeWalls(await sandbox.walls()))
    return localWorkplace(sandbox)
  } catch (error) {
    await sandbox[Symbol.asyncDispose]()
    throw error
  }
}
