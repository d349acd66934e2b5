/** From what a user names on the command line to programs that can be compared: files, baselines of the family, winners of runs. */

import { existsSync } from 'node:fs'
import { readProgram } from '../config/read-program.ts'
import { relativesOf, type Relative } from '../discovery/family-comparison.ts'
import { findRun } from '../discovery/run-folder.ts'
import { readCandidate, readRun } from '../discovery/run-record.ts'
import type { InstanceFile } from '../problem/instance-file.ts'
import { InputError } from '../problem/input-error.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import type { Origin } from '../report/standings.ts'

/** A program, the problem of the family that it is for, and where it comes from. */
export type Participant = {
  readonly name: string
  readonly source: string
  readonly problem: LoadedProblem
  /** The instances, as that problem has them. */
  readonly set: LoadedSet
  readonly origin: Origin
  /** Whether it was fitted to instances of the set. */
  readonly fitted: boolean
  /** The folder of its run, where it comes from one. */
  readonly folder?: string
}

/** What names are looked up in. */
export type Lookup = {
  readonly problem: LoadedProblem
  readonly set: LoadedSet
  /** The files that the set was read from, where it was. */
  readonly files: readonly InstanceFile[] | undefined
  /** Folders with problems of the user's own. */
  readonly folders: readonly string[]
  /** The folder that runs are kept in. */
  readonly runs: string
}

/** The family's baselines; one name stands once, the problem's own first. */
const baselinesOf = (family: readonly Relative[]): readonly Participant[] => {
  const all = family.flatMap(({ problem, set }) =>
    problem.baselines.map(({ name, text, source, trainedOnSets = [] }) => ({
      name,
      source: text,
      problem,
      set,
      fitted: trainedOnSets.includes(set.name),
      origin: { kind: 'baseline', source } as const,
    })),
  )
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toReversed()
}

/** `c36 of 20261130-202133`: the run's id without the problem's name in it. */
const shortName = (candidate: string, id: string, problem: LoadedProblem): string => {
  const prefix = `${problem.definition.name.replaceAll('/', '-')}-`
  return `${candidate} of ${id.startsWith(prefix) ? id.slice(prefix.length) : id}`
}

/** The run that a name means, `<run>` or `<run>:<candidate>`; undefined where there is none such. */
const runNamed = (name: string, runs: string): { id: string; folder: string; candidate?: string } | undefined => {
  const [, run = name, candidate] = /^(.+):(c\d+)$/.exec(name) ?? []
  try {
    return { ...findRun(runs, run), ...(candidate !== undefined && { candidate }) }
  } catch (error) {
    // Several runs that fit are the user's to tell apart; none is for the caller to say.
    if (error instanceof InputError && !error.message.startsWith('There is no run')) throw error
    return undefined
  }
}

const ofRun = (
  { id, folder, candidate: wanted }: { id: string; folder: string; candidate?: string },
  family: readonly Relative[],
): Participant => {
  const { problem: name, best, candidates, tuned, trainedOnSets } = readRun(id, folder)
  const relative = family.find(({ problem }) => problem.definition.name === name)
  if (relative === undefined) {
    const names = family.map(({ problem }) => problem.definition.name).join(', ')
    throw new InputError(`The run ${id} is of ${name}, whose results do not stand beside those of ${names} on this set`)
  }
  const candidate = wanted ?? best?.candidate
  const source = wanted === undefined ? best?.source : readCandidate(folder, wanted)?.source
  if (candidate === undefined || source === undefined || source === '') {
    throw new InputError(
      wanted === undefined
        ? `The run ${id} has no valid candidate`
        : `The run ${id} has no candidate ${wanted} with a program`,
    )
  }
  const searched = { candidates, tuned }
  const origin: Origin = { kind: 'run', run: id, candidate, searched, looks: undefined }
  return {
    ...relative,
    name: shortName(candidate, id, relative.problem),
    source,
    folder,
    fitted: trainedOnSets.includes(relative.set.name),
    origin,
  }
}

/**
 * Looks the names up: a file, then a baseline of the problem or its family, then a run. One name alone is set beside the baselines that the
 * problem names as rivals, or all of its own. Throws `InputError` for a name that is none of these, and for one that occurs twice.
 */
export const findParticipants = async (
  names: readonly string[],
  { problem, set, files, folders, runs }: Lookup,
): Promise<readonly Participant[]> => {
  const family = await relativesOf(problem, set, { folders, files })
  const baselines = baselinesOf(family)
  const find = (name: string): Participant => {
    const baseline = baselines.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (baseline !== undefined && !existsSync(name)) return baseline
    const run = runNamed(name, runs)
    if (run !== undefined) return ofRun(run, family)
    if (existsSync(name) || /[./\\]/.test(name))
      return { ...readProgram(name), problem, set, fitted: false, origin: { kind: 'file' } }
    throw new InputError(
      `"${name}" is neither a file, nor a baseline of ${problem.definition.family} (${baselines.map((one) => one.name).join(', ')}), nor a run in ${runs}`,
    )
  }
  const found = names.map(find)
  if (found.length === 1) found.push(...rivalsOf(problem, baselines, found[0]?.name))
  return withDistinctNames(found)
}

const rivalsOf = (
  problem: LoadedProblem,
  baselines: readonly Participant[],
  but: string | undefined,
): Participant[] => {
  const { rivals = [] } = problem.definition
  return baselines.filter(
    (one) => one.name !== but && (rivals.length === 0 ? one.problem === problem : rivals.includes(one.name)),
  )
}

/** Files of one name in several folders get numbers; the same name twice for the same program is a slip. */
const withDistinctNames = (found: readonly Participant[]): readonly Participant[] => {
  const seen = new Map<string, Participant[]>()
  return found.map((one) => {
    const alike = seen.get(one.name) ?? []
    if (one.origin.kind !== 'file' && alike.length > 0) throw new InputError(`${one.name} is named twice`)
    seen.set(one.name, [...alike, one])
    return alike.length === 0 ? one : { ...one, name: `${one.name} (${alike.length + 1})` }
  })
}
