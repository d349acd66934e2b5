/** Runs blocks in a sandbox of this process, and scores the solutions here. */

import type { LoadedBlock, LoadedProblem } from '../problem/loaded-problem.ts'
import { resultChecks } from '../problem/result-checks.ts'
import type { Job } from '../sandbox/job.ts'
import type { Sandbox } from '../sandbox/verdict.ts'
import { blockCpuMs } from './block-cpu-ms.ts'
import { type BlockOutcome, scoreBlock } from './score-block.ts'
import { type BlockTask, SandboxFailed, type Workplace } from './workplace.ts'

const attempts = 3

const jobsOf = (problem: LoadedProblem, memoryMb: number): ((task: BlockTask) => Job) => {
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
  return ({ source, block, reverse, settings }) => {
    const { hash, instances, seeds } = block
    const limits = { cpuMs: cpuMs(block), memoryMb }
    return { driver, source, checks, block: { hash, instances, seeds }, settings, limits, reverse }
  }
}

/** Why there is no outcome but our own failure; undefined where there is one. */
const ownFailure = (outcome: BlockOutcome): string | undefined =>
  outcome.kind === 'failed' && outcome.verdict.kind === 'infrastructure' ? outcome.verdict.detail : undefined

const failed = (detail: string): SandboxFailed =>
  new SandboxFailed(`The sandbox failed ${attempts} times in a row, and not by the candidate's doing: ${detail}`)

/** Owns the sandbox: disposing of one disposes of the other. */
export const localWorkplace = (sandbox: Sandbox): Workplace => ({
  blocksOf: (problem, memoryMb) => {
    const jobOf = jobsOf(problem, memoryMb)
    return async (task, signal) => {
      const job = jobOf(task)
      let detail = ''
      for (let tried = 0; tried < attempts; tried++) {
        const outcome = scoreBlock(problem.definition, task.block.instances, await sandbox.run(job, { signal }))
        const failure = ownFailure(outcome)
        if (failure === undefined) return outcome
        detail = failure
      }
      throw failed(detail)
    }
  },
  membersOf: (problem, memoryMb) => {
    const jobOf = jobsOf(problem, memoryMb)
    return {
      atOnce: sandbox.size,
      run: async (task, signal) => {
        const outcomes: BlockOutcome[] = []
        let detail = ''
        for (let tried = 0; tried < attempts; tried++) {
          const from = outcomes.length
          const verdicts = await sandbox.runGeneration(
            { ...jobOf(task), vectors: task.vectors.slice(from) },
            { signal },
          )
          const scored = verdicts.map((verdict) => scoreBlock(problem.definition, task.block.instances, verdict))
          const broken = scored.findIndex((outcome) => ownFailure(outcome) !== undefined)
          outcomes.push(...(broken < 0 ? scored : scored.slice(0, broken)))
          if (broken < 0) return outcomes
          detail = ownFailure(scored[broken] as BlockOutcome) ?? ''
        }
        throw failed(detail)
      },
    }
  },
  [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
})
