/** One program on one block: cached by content, shared while in flight. */

import { createHash } from 'node:crypto'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { dependsOnMachine } from '../sandbox/verdict.ts'
import { RecentCache } from './recent-cache.ts'
import type { BlockOutcome } from './score-block.ts'
import { SharedCalls } from './shared-calls.ts'
import type { BlockTask, RunBlock } from './workplace.ts'

/** Rejects as `run` does; without a signal nothing is abandoned. */
export type CachedRunBlock = (task: BlockTask, signal: AbortSignal | undefined) => Promise<BlockOutcome>

/** Asks `run` once for equal tasks that are in flight or among the `capacity` outcomes that are kept. */
export const cacheBlocks = (problem: LoadedProblem, run: RunBlock, capacity: number): CachedRunBlock => {
  const cache = new RecentCache<BlockOutcome>(capacity)
  const calls = new SharedCalls<BlockOutcome>()
  return async (task, signal) => {
    const { source, block, reverse, settings } = task
    const key = createHash('sha256')
      .update(`${problem.version} ${block.hash} ${reverse ? 'reverse' : 'forward'} ${JSON.stringify(settings)}\n`)
      .update(source)
      .digest('base64')
    const known = cache.get(key)
    if (known !== undefined) return known
    return await calls.join(key, signal, async (signal) => {
      const outcome = await run(task, signal)
      if (outcome.kind === 'scored' || !dependsOnMachine(outcome.verdict.kind)) cache.set(key, outcome)
      return outcome
    })
  }
}
