/** The level at which a guest improves heuristics for a task of the run. */

import type { Candidate } from '../candidate/candidate.ts'
import { parseCandidate } from '../candidate/parse.ts'
import type { Run } from '../discovery/strategy.ts'
import { shown, type Level } from './guest-task.ts'

/** A task of the run as guests search in it. */
export type HeuristicTask = {
  /** The name among `run.tasks`; undefined for the run's own task. */
  readonly task: string | undefined
  /** Best first. */
  readonly population: readonly Candidate[]
}

/** `found` are the candidates that came of the guest's calls, in the order of their delivery. */
export const heuristicLevel = (
  run: Run,
  { task, population }: HeuristicTask,
  { repair }: { readonly repair: boolean },
): { readonly level: Level; readonly found: readonly Candidate[] } => {
  const { problem } = run.tasks.find(({ name }) => name === task) ?? run
  const names = problem.heuristic.map(({ name }) => name)
  const found: Candidate[] = []
  const known = new Map(population.map((candidate) => [candidate.id, candidate]))
  const take = (candidate: Candidate) => {
    found.push(candidate)
    known.set(candidate.id, candidate)
    return shown(candidate)
  }
  return {
    found,
    level: {
      title: `${problem.name}: the program exports ${names.join(' and ')}; the score is ${problem.metric.title}`,
      population: population.map(shown),
      ask: (text) => run.reflect('ask', { text }, { task }),
      propose: async (text, ids) => {
        const parents = [...new Set(ids)].flatMap((id) => known.get(id) ?? [])
        return take(await run.propose('propose', { text, parents }, { repair, task }))
      },
      evaluate: async (code, idea) => {
        const parsed = parseCandidate(code, names)
        if (parsed.kind === 'rejected') {
          return { id: '', code, idea: idea ?? '', score: null, failure: `syntax: ${parsed.message}` }
        }
        return { ...take(await run.evaluate(code, { operator: 'evaluate', task })), idea: idea ?? '' }
      },
    },
  }
}
