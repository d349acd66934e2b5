/** Candidate × instance set → evaluation, block by block. */

import type { LoadedBlock, LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { blocksOfStream } from '../problem/load-set.ts'
import type { Reference } from '../problem/problem.ts'
import type { ReferenceDesk } from '../problem/references.ts'
import { behaviourOf } from './behaviour.ts'
import { addDiagnostics, type Diagnostics } from './diagnostics.ts'
import { createGenerationEvaluation } from './evaluate-generation.ts'
import type { Evaluation, Evaluator } from './evaluator.ts'
import { isHopeless } from './hopeless.ts'
import { instanceResults } from './instance-results.ts'
import { cacheBlocks } from './run-block.ts'
import type { BlockOutcome } from './score-block.ts'
import type { Workplace } from './workplace.ts'

/**
 * Evaluates programs of one problem. With a `bar` or a `rival` the first block is run alone and may end the matter; otherwise all blocks
 * run at once. A failure decides: of several, the one in the earliest block, so that the verdict does not depend on who was faster.
 */
export const createEvaluator = ({
  problem,
  workplace,
  references,
  memoryMb,
  settings = {},
  keptBlocks = 512,
}: {
  readonly problem: LoadedProblem
  /** Where its blocks are run. */
  readonly workplace: Workplace
  /** Asked once for each set. */
  readonly references: Pick<ReferenceDesk, 'references'>
  /** Heap of a candidate's isolate. */
  readonly memoryMb: number
  /** The driver's settings that override the problem's defaults and the sets' own. Default: none. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** How many outcomes of blocks are kept in memory. Default: 512. */
  readonly keptBlocks?: number
}): Evaluator => {
  const runBlock = cacheBlocks(problem, workplace.blocksOf(problem, memoryMb), keptBlocks)
  const referencesBySet = new WeakMap<LoadedSet, Promise<readonly Reference[]>>()
  const streams = new WeakMap<LoadedSet, Map<number, readonly LoadedBlock[]>>()

  const blocksOf = (set: LoadedSet, stream: number): readonly LoadedBlock[] => {
    const kept = streams.get(set) ?? new Map<number, readonly LoadedBlock[]>()
    const blocks = kept.get(stream) ?? blocksOfStream(set, stream)
    streams.set(set, kept.set(stream, blocks))
    return blocks
  }

  const referencesOf = (set: LoadedSet): Promise<readonly Reference[]> => {
    const known = referencesBySet.get(set)
    if (known !== undefined) return known
    const asked = references.references(set.instances.map(({ data }) => data))
    referencesBySet.set(set, asked)
    asked.catch(() => referencesBySet.delete(set))
    return asked
  }

  return {
    evaluate: async (source, given, { signal, bar, rival, reverse = false, stream = 0 } = {}) => {
      signal?.throwIfAborted()
      const set = typeof given === 'string' ? problem.set(given) : given
      const { metric } = problem.definition
      const known = referencesOf(set)
      const allBlocks = blocksOf(set, stream)
      const driverSettings = problem.settings(set, settings)
      const outcomes: BlockOutcome[] = []
      const runFrom = async (first: number, end: number): Promise<void> => {
        const blocks = allBlocks.slice(first, end)
        const run = (index: number, signal: AbortSignal): Promise<BlockOutcome> =>
          runBlock({ source, block: blocks[index] as LoadedBlock, reverse, settings: driverSettings }, signal)
        outcomes.push(...(await untilFailure(blocks.length, run, signal)))
      }
      const finish = async (raced: boolean): Promise<Evaluation> => {
        const failed = outcomes.find((outcome) => outcome.kind === 'failed')
        const ran = outcomes.reduce((sum, _, index) => sum + (set.blocks[index]?.instances.length ?? 0), 0)
        const base = { set: set.name, raced, share: ran / set.instances.length }
        if (failed !== undefined) {
          const at = outcomes.indexOf(failed)
          const verdict = { ...failed.verdict, detail: withInstance(set, at, failed) }
          return { ...base, verdict, instances: [], metric: Infinity }
        }
        const instances = instanceResults(set, outcomes, await known)
        const diagnostics = diagnosticsOf(outcomes)
        return {
          ...base,
          verdict: { kind: 'returned', detail: '' },
          instances,
          metric: metric.over(instances),
          ...(diagnostics !== undefined && { diagnostics }),
          behaviour: behaviourOf(outcomes.map((one) => (one.kind === 'scored' ? one.behaviour : ''))),
        }
      }
      await runFrom(0, bar === undefined && rival === undefined ? set.blocks.length : 1)
      if (outcomes.length === set.blocks.length || outcomes.some(({ kind }) => kind === 'failed')) return finish(false)
      const first = await finish(true)
      if (bar !== undefined && first.metric > bar) return first
      if (rival !== undefined && isHopeless(first.instances, rival, metric)) return first
      await runFrom(1, set.blocks.length)
      return finish(false)
    },
    evaluateGeneration: createGenerationEvaluation({
      problem,
      runBlock,
      runMembers: workplace.membersOf?.(problem, memoryMb),
      referencesOf,
      settingsOf: (set) => problem.settings(set, settings),
    }),
  }
}

/**
 * Runs all at once and gives the outcomes in order up to the first failure, that included. What comes after a failure is abandoned as
 * soon as it is known; what comes before it may fail too and is awaited.
 */
const untilFailure = async (
  count: number,
  run: (index: number, signal: AbortSignal) => Promise<BlockOutcome>,
  signal: AbortSignal | undefined,
): Promise<readonly BlockOutcome[]> => {
  const outcomes: (BlockOutcome | undefined)[] = Array.from({ length: count })
  const controllers = Array.from({ length: count }, () => new AbortController())
  const abandoned = new Error('An earlier block failed')
  let end = count
  const abandonFrom = (from: number, reason: unknown): void => {
    end = Math.min(end, from)
    for (const controller of controllers.slice(end)) controller.abort(reason)
  }
  const leave = (): void => abandonFrom(0, signal?.reason)
  signal?.addEventListener('abort', leave, { once: true })
  try {
    await Promise.all(
      controllers.map(async (controller, index) => {
        try {
          const outcome = await run(index, controller.signal)
          outcomes[index] = outcome
          if (outcome.kind === 'failed') abandonFrom(index + 1, abandoned)
        } catch (error) {
          if (error === abandoned) return
          abandonFrom(0, error)
          throw error
        }
      }),
    )
  } finally {
    signal?.removeEventListener('abort', leave)
  }
  return outcomes.slice(0, end) as readonly BlockOutcome[]
}

const diagnosticsOf = (outcomes: readonly BlockOutcome[]): Diagnostics | undefined =>
  outcomes.reduce<Diagnostics | undefined>(
    (sum, outcome) =>
      outcome.kind === 'scored' && outcome.diagnostics !== undefined ? addDiagnostics(sum, outcome.diagnostics) : sum,
    undefined,
  )

const withInstance = (
  set: LoadedSet,
  block: number,
  { verdict, position }: BlockOutcome & { readonly kind: 'failed' },
): string => {
  if (position === undefined) return verdict.detail
  const id = set.instances[(set.blocks[block]?.from ?? 0) + position]?.id
  return `${id}: ${verdict.detail}`
}
