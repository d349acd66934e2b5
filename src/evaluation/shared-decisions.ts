/** How much of what a heuristic decides a baseline decides the same way, so that a textbook rule that was found again is called by its name. */

import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { join } from 'node:path'
import { bundleTeam } from '../candidate/team.ts'
import { contentHash } from '../problem/content-hash.ts'
import type { LoadedBlock, LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { moduleFile, type ModuleGraph } from '../problem/module-graph.ts'
import { readModule } from '../problem/module-source.ts'
import { resultChecks } from '../problem/result-checks.ts'
import type { Job } from '../sandbox/job.ts'
import type { Sandbox, Verdict } from '../sandbox/verdict.ts'
import type { ProbeSettings } from './decision-probe.ts'

/** So many of so many. */
export type Share = { readonly same: number; readonly of: number }

export type SharedDecisions = {
  readonly baseline: string
  /** Probe instances on which both give the same solution; of none where one of them failed there. */
  readonly solutions: Share
  /** Of the heuristic's decisions that were tried, those in which the baseline's answers lead the driver the same way; undefined where that cannot be seen, as with teams. */
  readonly decisions: Share | undefined
}

export type DecisionProbe = {
  readonly problem: LoadedProblem
  readonly sandbox: Sandbox
  readonly memoryMb: number
  /** The driver's settings that override the problem's defaults. Default: none. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Where the probe instances come from. */
  readonly set: LoadedSet
  /** How many, evenly spread over the set. Default: 5. */
  readonly instances?: number
  /** Decisions tried on each, evenly spread over the run. Default: 40. */
  readonly decisions?: number
  readonly signal?: AbortSignal
}

const startCpuMs = 250
const none: Share = { same: 0, of: 0 }

const probeBlock = ({ set, instances: wanted = 5 }: DecisionProbe): LoadedBlock => {
  const all = set.blocks.flatMap(({ instances, seeds }) =>
    instances.map((data, at) => ({ data, seed: seeds[at] as number })),
  )
  const count = Math.min(wanted, all.length)
  const chosen = Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)])
  const instances = chosen.map((one) => one?.data)
  const seeds = chosen.map((one) => one?.seed ?? 0)
  return { hash: contentHash({ data: instances, seeds }), from: 0, instances, seeds }
}

/** The problem's driver inside the probe. */
const probeGraph = ({ entry, modules, hash }: ModuleGraph): ModuleGraph => {
  const { source } = readModule(moduleFile(join(import.meta.dirname, 'decision-probe')))
  const start = `import { solve as drive } from 'driver'
import { probe } from 'probe'
export const solve = (instance, pairs, random, settings) => probe(drive, instance, pairs, random, settings)`
  return {
    entry: 'heuristica/decisions',
    modules: {
      ...modules,
      'heuristica/decision-probe': { source, imports: {} },
      'heuristica/decisions': { source: start, imports: { driver: entry, probe: 'heuristica/decision-probe' } },
    },
    hash: contentHash({ driver: hash, source, start }),
  }
}

const shares = z.array(z.object({ same: z.int().nonnegative(), of: z.int().nonnegative() }))

/** What both returned for each instance, compared as a whole; diagnostics follow from the same decisions. */
const sameSolutions = (first: Verdict, second: Verdict): Share => {
  if (first.kind !== 'returned' || second.kind !== 'returned') return none
  const same = first.solutions.filter((solution, at) => isDeepStrictEqual(solution, second.solutions[at])).length
  return { same, of: first.solutions.length }
}

/**
 * Holds a heuristic against baselines on probe instances, inside the sandbox. A decision is what the driver does with one answer, or where
 * answers are ratings, with those of the things that it chooses among; it counts as the same where the driver, given the baseline's
 * answers in this decision alone, goes on exactly as before. That follows the heuristic's own course, so that one early difference does
 * not make all the rest differ. Rejects with the signal's reason only.
 */
export const shareDecisions = async (
  source: string,
  baselines: readonly { readonly name: string; readonly source: string }[],
  probe: DecisionProbe,
): Promise<readonly SharedDecisions[]> => {
  const { problem, sandbox, memoryMb, set, decisions = 40, signal } = probe
  const { definition } = problem
  const block = probeBlock(probe)
  const driver = problem.settings(set, probe.settings)
  const team = definition.team === true
  const once = block.instances.reduce<number>((sum, instance) => sum + definition.allowance(instance), 0)
  const options = signal === undefined ? {} : { signal }
  const solve = (program: string): Promise<Verdict> => {
    const checks = resultChecks(definition.heuristic, { team })
    const limits = { cpuMs: Math.ceil(startCpuMs + once), memoryMb }
    return sandbox.run({ driver: problem.driver, source: program, checks, block, settings: driver, limits }, options)
  }
  const graph = probeGraph(problem.driver)
  const whole = definition.heuristic.filter(({ returns }) => returns.kind !== 'number').map(({ name }) => name)
  const names = definition.heuristic.map(({ name }) => name)
  const decide = async (baseline: string): Promise<Share | undefined> => {
    if (team) return undefined
    const settings: ProbeSettings = { driver, decisions, whole }
    const job: Job = {
      driver: graph,
      source: bundleTeam(
        [
          { name: 'heuristic', source },
          { name: 'baseline', source: baseline },
        ],
        names,
      ),
      checks: resultChecks(definition.heuristic, { team: true }),
      block,
      settings,
      // Two runs of the driver, and one for each decision that is tried, each with both programs.
      limits: { cpuMs: Math.ceil(startCpuMs + 2 * once * (decisions + 2)), memoryMb },
    }
    const verdict = await sandbox.run(job, options)
    const parsed = shares.safeParse(verdict.kind === 'returned' ? verdict.solutions : undefined)
    if (!parsed.success) return undefined
    return parsed.data.reduce((sum, { same, of }) => ({ same: sum.same + same, of: sum.of + of }), none)
  }
  const own = solve(source)
  return await Promise.all(
    baselines.map(async ({ name, source: text }) => {
      const [first, second, found] = await Promise.all([own, solve(text), decide(text)])
      return { baseline: name, solutions: sameSolutions(first, second), decisions: found }
    }),
  )
}
