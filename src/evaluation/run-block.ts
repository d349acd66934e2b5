/** One program on one block: cached by content, shared while in flight, retried when the sandbox itself failed. */

import { createHash } from 'node:crypto'
import type { LoadedBlock, LoadedProblem } from '../problem/loaded-problem.ts'
import { resultChecks } from '../problem/result-checks.ts'
import type { Job } from '../sandbox/job.ts'
import { dependsOnMachine, type Sandbox } from '../sandbox/verdict.ts'
import { RecentCache } from './recent-cache.ts'
import { scoreBlock, type BlockOutcome } from './score-block.ts'
import { SharedCalls } from './shared-calls.ts'

/** The sandbox failed over and over: our fault or the machine's, never the candidate's. */
export class SandboxFailed extends Error {
  override name = 'SandboxFailed' as const
}

export type BlockRunner = (
  source: string,
  block: LoadedBlock,
  options: {
    readonly reverse: boolean
    /** The driver's settings, complete. */
    readonly settings: Readonly<Record<string, unknown>>
    readonly signal: AbortSignal | undefined
  },
) => Promise<BlockOutcome>

/** What an isolate may use before its first instance: it is made, and driver and candidate are compiled. */
const startCpuMs = 250

/** CPU milliseconds that a program may use on these instances. */
export const blockCpuMs = (
  { allowance }: Pick<LoadedProblem['definition'], 'allowance'>,
  instances: readonly unknown[],
): number => Math.ceil(instances.reduce<number>((total, instance) => total + allowance(instance), startCpuMs))

const attempts = 3

/** Runs blocks of one problem; rejects only with the signal's reason, with `SandboxFailed`, or with an error of the problem's own. */
export const createBlockRunner = ({
  problem,
  sandbox,
  memoryMb,
  cacheBlocks,
}: {
  readonly problem: LoadedProblem
  readonly sandbox: Sandbox
  readonly memoryMb: number
  /** How many outcomes are kept. */
  readonly cacheBlocks: number
}): BlockRunner => {
  const { definition, driver } = problem
  const checks = resultChecks(definition.heuristic, { team: definition.team === true })
  const cache = new RecentCache<BlockOutcome>(cacheBlocks)
  const calls = new SharedCalls<BlockOutcome>()
  const cpuMsOf = new WeakMap<LoadedBlock, number>()

  const cpuMs = (block: LoadedBlock): number => {
    const known = cpuMsOf.get(block)
    if (known !== undefined) return known
    const whole = blockCpuMs(definition, block.instances)
    cpuMsOf.set(block, whole)
    return whole
  }

  const attempt = async (job: Job, signal: AbortSignal): Promise<BlockOutcome> => {
    let detail = ''
    for (let tried = 0; tried < attempts; tried++) {
      const outcome = scoreBlock(definition, job.block.instances, await sandbox.run(job, { signal }))
      if (outcome.kind === 'scored' || outcome.verdict.kind !== 'infrastructure') return outcome
      detail = outcome.verdict.detail
    }
    throw new SandboxFailed(
      `The sandbox failed ${attempts} times in a row, and not by the candidate's doing: ${detail}`,
    )
  }

  return async (source, block, { reverse, settings, signal }) => {
    const key = createHash('sha256')
      .update(`${problem.version} ${block.hash} ${reverse ? 'reverse' : 'forward'} ${JSON.stringify(settings)}\n`)
      .update(source)
      .digest('base64')
    const known = cache.get(key)
    if (known !== undefined) return known
    return await calls.join(key, signal, async (signal) => {
      const { hash, instances, seeds } = block
      const limits = { cpuMs: cpuMs(block), memoryMb }
      const job: Job = { driver, source, checks, block: { hash, instances, seeds }, settings, limits, reverse }
      const outcome = await attempt(job, signal)
      if (outcome.kind === 'scored' || !dependsOnMachine(outcome.verdict.kind)) cache.set(key, outcome)
      return outcome
    })
  }
}
