/** Runs blocks in a sandbox of this process, and scores the solutions here. */

import type { LoadedBlock } from '../problem/loaded-problem.ts'
import { resultChecks } from '../problem/result-checks.ts'
import type { Job } from '../sandbox/job.ts'
import type { Sandbox } from '../sandbox/verdict.ts'
import { blockCpuMs } from './block-cpu-ms.ts'
import { scoreBlock } from './score-block.ts'
import { SandboxFailed, type Workplace } from './workplace.ts'

const attempts = 3

/** Owns the sandbox: disposing of one disposes of the other. */
export const localWorkplace = (sandbox: Sandbox): Workplace => ({
  blocksOf: (problem, memoryMb) => {
    const { definition, driver } = problem
    const checks = resultChecks(definition.heuristic, { team: definition.team === true })
    const cpuMsOf = new WeakMap<LoadedBlock, number>()
    const cpuMs = (block: LoadedBlock): number => {
      const known = cpuMsOf.get(block)
      if (known !== undefined) return known
      const whole = blockCpuMs(definition, block.instances)
      cpuMsOf.set(block, whole)
      return whole
    }
    return async ({ source, block, reverse, settings }, signal) => {
      const { hash, instances, seeds } = block
      const limits = { cpuMs: cpuMs(block), memoryMb }
      const job: Job = { driver, source, checks, block: { hash, instances, seeds }, settings, limits, reverse }
      let detail = ''
      for (let tried = 0; tried < attempts; tried++) {
        const outcome = scoreBlock(definition, instances, await sandbox.run(job, { signal }))
        if (outcome.kind === 'scored' || outcome.verdict.kind !== 'infrastructure') return outcome
        detail = outcome.verdict.detail
      }
      throw new SandboxFailed(
        `The sandbox failed ${attempts} times in a row, and not by the candidate's doing: ${detail}`,
      )
    }
  },
  [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
})
