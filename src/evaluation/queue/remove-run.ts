/** Takes out of Redis what a run has left there. */

import type { Redis } from 'ioredis'
import { runKeys } from './keys.ts'

/** Removes all keys of a run. */
export const removeRun = async (client: Redis, run: string): Promise<void> => {
  for await (const found of client.scanStream({ match: `${runKeys(run).prefix}:*`, count: 1000 })) {
    const keys = found as readonly string[]
    if (keys.length > 0) await client.unlink(...keys)
  }
}
