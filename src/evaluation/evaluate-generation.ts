/** A tuning generation on a set: the first block before all, and all only for members that may still matter. */

import { withConstants } from '../candidate/constants.ts'
import { withParameters } from '../candidate/with-parameters.ts'
import type { LoadedBlock, LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import type { Reference } from '../problem/problem.ts'
import { makerName } from '../sandbox/job.ts'
import type { Evaluator, Generation, Member } from './evaluator.ts'
import { isHopeless } from './hopeless.ts'
import { instanceResults } from './instance-results.ts'
import type { CachedRunBlock } from './run-block.ts'
import type { BlockOutcome } from './score-block.ts'
import type { RunMembers } from './workplace.ts'

type Vector = readonly number[]

/** Outcomes of members on a block, in the order of the vectors. */
type RunVectors = (block: LoadedBlock, vectors: readonly Vector[]) => Promise<readonly BlockOutcome[]>

/** At most so many parts, as equal as can be, in order. */
const partsOf = <Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] => {
  const parts = Math.max(1, Math.min(most, items.length))
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.floor((items.length * part) / parts), Math.floor((items.length * (part + 1)) / parts)),
  )
}

/**
 * With a rival, the first block is run for all; then the others for those in the better half of the generation there that are not hopeless.
 * Members are run together where program and workplace allow it, and otherwise each as a program of its own; the result is the same.
 */
export const createGenerationEvaluation = ({
  problem,
  runBlock,
  runMembers,
  referencesOf,
  settingsOf,
}: {
  readonly problem: LoadedProblem
  readonly runBlock: CachedRunBlock
  readonly runMembers: { readonly run: RunMembers; readonly atOnce: number } | undefined
  readonly referencesOf: (set: LoadedSet) => Promise<readonly Reference[]>
  readonly settingsOf: (set: LoadedSet) => Readonly<Record<string, unknown>>
}): Evaluator['evaluateGeneration'] => {
  const { metric } = problem.definition

  const runnerOf = (
    { source, constants }: Generation,
    settings: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): RunVectors => {
    const made = runMembers === undefined ? undefined : withParameters(source, constants, makerName)
    if (made === undefined || runMembers === undefined) {
      return (block, vectors) =>
        Promise.all(
          vectors.map((vector) =>
            runBlock({ source: withConstants(source, constants, vector), block, reverse: false, settings }, signal),
          ),
        )
    }
    return async (block, vectors) => {
      const task = { source: made, block, reverse: false, settings }
      const parts = partsOf(vectors, runMembers.atOnce).map((part) =>
        runMembers.run({ ...task, vectors: part }, signal),
      )
      return (await Promise.all(parts)).flat()
    }
  }

  return async (generation, given, { signal = new AbortController().signal } = {}) => {
    signal.throwIfAborted()
    const { vectors, rival } = generation
    const set = typeof given === 'string' ? problem.set(given) : given
    const references = await referencesOf(set)
    const run = runnerOf(generation, settingsOf(set), signal)
    const [first, ...others] = set.blocks as [LoadedBlock, ...LoadedBlock[]]
    const firstShare = first.instances.length / set.instances.length

    const memberOf = (outcomes: readonly BlockOutcome[], raced: boolean): Member => {
      const failed = outcomes.find((outcome) => outcome.kind === 'failed')
      return failed === undefined
        ? { kind: 'returned', metric: metric.over(instanceResults(set, outcomes, references)), raced }
        : { kind: failed.verdict.kind, metric: Infinity, raced: false }
    }

    const isRace = rival !== undefined && others.length > 0
    const opened = await run(first, isRace ? [rival, ...vectors] : vectors)
    const rivalOutcome = isRace ? opened[0] : undefined
    const starts = isRace ? opened.slice(1) : opened
    const early = starts.map((outcome) => memberOf([outcome], true))
    const bar = rivalOutcome === undefined ? undefined : memberOf([rivalOutcome], true)

    const hopes = (): ReadonlySet<number> => {
      const finite = [...early.keys()].filter((at) => early[at]?.kind === 'returned')
      if (!isRace) return new Set(finite)
      const beaten = rivalOutcome?.kind === 'scored' ? rivalOutcome.objectives : undefined
      const ranked = finite.toSorted((a, b) => (early[a] as Member).metric - (early[b] as Member).metric || a - b)
      return new Set(
        ranked
          .slice(0, Math.ceil(vectors.length / 2))
          .filter(
            (at) =>
              beaten === undefined ||
              !isHopeless(instanceResults(set, [starts[at] as BlockOutcome], references), beaten, metric),
          ),
      )
    }
    const hopeful = [...hopes()].toSorted((a, b) => a - b)
    const kept = hopeful.map((at) => vectors[at] as Vector)
    const rest = kept.length === 0 ? [] : await Promise.all(others.map((block) => run(block, kept)))
    const members = early.map((member, at): Member => {
      const place = hopeful.indexOf(at)
      if (place < 0) return member
      return memberOf([starts[at] as BlockOutcome, ...rest.map((outcomes) => outcomes[place] as BlockOutcome)], false)
    })
    return {
      members,
      share: opened.length * firstShare + hopeful.length * (1 - firstShare),
      bar: bar?.metric ?? Infinity,
    }
  }
}
