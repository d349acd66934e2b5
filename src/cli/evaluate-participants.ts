/** Evaluates what is to be compared, all alike, and counts the looks at sealed sets. */

import { memoryMbOf, sandboxOf, workersOf } from '../config/plan.ts'
import type { Config } from '../config/config.ts'
import { countTestEvaluation } from '../discovery/test-evaluations.ts'
import { evaluateBothOrders } from '../evaluation/both-orders.ts'
import { packageVersion } from '../discovery/versions.ts'
import { createEvaluator } from '../evaluation/evaluate.ts'
import { openWorkplace } from '../evaluation/open-workplace.ts'
import type { Evaluation, Evaluator } from '../evaluation/evaluator.ts'
import { meanOverStreams } from '../evaluation/mean-over-streams.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { openReferenceDesk } from '../problem/references.ts'
import type { Entrant, Origin } from '../report/standings.ts'
import type { Participant } from './participants.ts'

/** On every stream; programs that people did not check run in both orders on the first. */
const evaluateOne = async (
  evaluator: Evaluator,
  { source, origin, problem, set }: Participant,
  streams: readonly number[],
): Promise<Evaluation> => {
  const evaluations = await Promise.all(
    streams.map((stream, index) =>
      index === 0 && origin.kind !== 'baseline'
        ? evaluateBothOrders(evaluator, source, set, { stream })
        : evaluator.evaluate(source, set, { stream }),
    ),
  )
  return meanOverStreams(evaluations, problem.definition.metric)
}

/** Counts the evaluation in the journal of the run that the program comes from: before it is made, so that no crash can hide it. */
const counted = ({ origin, folder, set }: Participant): Origin => {
  if (origin.kind !== 'run' || folder === undefined) return origin
  const { candidate } = origin
  return { ...origin, looks: countTestEvaluation(folder, { set: set.name, candidate, askedBy: 'compare' }) }
}

/** One entrant each, in their order. `problem` is the one that references are computed by and the settings are for. */
export const evaluateParticipants = async (
  participants: readonly Participant[],
  {
    problem,
    streams,
    config,
    onNotice,
  }: {
    readonly problem: LoadedProblem
    readonly streams: readonly number[]
    readonly config: Config
    /** Told, in one line, what a user should know of the workers. */
    readonly onNotice: (notice: string) => void
  },
): Promise<readonly Entrant[]> => {
  await using workplace = await openWorkplace({
    workers: workersOf(config),
    sandbox: sandboxOf(config),
    heuristica: packageVersion(),
    onNotice,
  })
  const { reference: method, settings = {} } = config
  await using references = openReferenceDesk({ problem, ...(method !== undefined && { method }) })
  const memoryMb = memoryMbOf(config)
  const evaluators = new Map(
    [...new Set(participants.map((one) => one.problem))].map((one) => {
      const own = one === problem ? settings : {}
      return [one, createEvaluator({ problem: one, workplace, references, memoryMb, settings: own })]
    }),
  )
  const origins = participants.map(counted)
  return await Promise.all(
    participants.map(async (participant, index): Promise<Entrant> => {
      const evaluator = evaluators.get(participant.problem) as Evaluator
      const evaluation = await evaluateOne(evaluator, participant, streams)
      return { heuristic: participant.name, origin: origins[index] as Origin, fitted: participant.fitted, evaluation }
    }),
  )
}
