/** `heuristica worker <url>`: evaluates for runs on other machines. */

import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { problemFolders, queueSecret, sandboxOf } from '../config/plan.ts'
import { parseCount, parseDurationMs } from '../config/quantity.ts'
import { redisUrlOf } from '../config/redis-url.ts'
import { packageVersion } from '../discovery/versions.ts'
import { collect, configOf, sandboxOption, type Flags as SharedFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'
import { workerLog } from './worker-log.ts'

type Flags = SharedFlags & { readonly concurrency?: string; readonly lease: string }

/** Resolves with the first signal to end; the second ends the process, as shells have it. */
const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false
    const onSignal = (): void => {
      if (asked) process.exit(130)
      asked = true
      resolve()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
  })

export const workerCommand = (terminal: Terminal): Command =>
  new Command('worker')
    .description('evaluate for runs on other machines')
    .argument(
      '[url]',
      'the Redis that they share, as redis://host:6379, rediss:// for TLS; default: HEURISTICA_QUEUE_URL',
    )
    .option('--concurrency <n>', 'evaluations at once; default: one a core')
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--lease <duration>', 'after so long without a word of this worker others take its jobs', '30s')
    .addOption(sandboxOption())
    .action(async (text: string | undefined, flags: Flags, command: Command) => {
      const url = redisUrlOf('heuristica worker', text)
      const concurrency =
        flags.concurrency === undefined ? availableParallelism() : parseCount('--concurrency', flags.concurrency)
      const leaseMs = parseDurationMs('--lease', flags.lease)
      const config = await configOf(command, flags)
      // Loaded on demand: it takes longer than all the rest of a command.
      const { QueueWorker } = await import('../evaluation/queue/worker.ts')
      const ended = untilAsked()
      const worker = await QueueWorker.start({
        url,
        secret: queueSecret(),
        concurrency,
        folders: problemFolders(config),
        sandbox: sandboxOf(config),
        leaseMs,
        heuristica: packageVersion(),
        onEvent: workerLog(terminal),
      })
      await ended
      await worker[Symbol.asyncDispose]()
    })
