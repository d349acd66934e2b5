/** A program that the command line names: a file of the user's, or a shipped baseline. */

import { existsSync } from 'node:fs'
import { readProgram } from '../config/read-program.ts'
import { InputError } from '../problem/input-error.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'

export type NamedProgram = {
  readonly name: string
  readonly source: string
  /** Sets that it was fitted to, where it is a baseline. */
  readonly trainedOnSets?: readonly string[] | undefined
}

/** A file, or the name of a baseline in any case. Throws `InputError` where there is neither. */
export const namedProgram = (name: string, problem: LoadedProblem): NamedProgram => {
  const baseline = problem.baselines.find((entry) => entry.name.toLowerCase() === name.toLowerCase())
  if (baseline !== undefined && !existsSync(name)) {
    const { name, text: source, trainedOnSets } = baseline
    return { name, source, trainedOnSets }
  }
  if (baseline === undefined && !existsSync(name) && !/[./\\]/.test(name)) {
    const names = problem.baselines.map((entry) => entry.name).join(', ')
    throw new InputError(
      `"${name}" is neither a file nor a baseline of ${problem.definition.name}; its baselines are: ${names}`,
    )
  }
  return readProgram(name)
}
