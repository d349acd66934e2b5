/** Instances from files of the user's, through the problem's readers. */

import { basename } from 'node:path'
import { InputError } from './input-error.ts'
import type { InstanceFile } from './instance-file.ts'
import { loadSet } from './load-set.ts'
import type { LoadedSet } from './loaded-problem.ts'
import type { InstanceReader, ProblemDefinition } from './problem.ts'

type Definition = ProblemDefinition<unknown, unknown>

const readerFor = ({ name, read }: Definition, path: string): InstanceReader<unknown> => {
  const ending = Object.keys(read)
    .filter((ending) => path.toLowerCase().endsWith(ending))
    .toSorted((a, b) => b.length - a.length)[0]
  const reader = ending === undefined ? undefined : read[ending]
  if (reader !== undefined) return reader
  throw new InputError(`${path}: '${name}' reads no such files; it reads: ${Object.keys(read).join(', ') || 'none'}`)
}

/** `a.tsp`, `a.tsp and b.tsp`, `a.tsp and 20 more`. */
const namesOf = (names: readonly string[]): string => {
  const [first = '', second] = names
  if (second === undefined) return first
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`
}

/**
 * One set of all instances, in the order of the files. Ids are the file's name, with `#1`, `#2`, … where it holds several, and its path
 * where two files are called alike. Throws InputError where a file cannot be read as instances of the problem. Default: `name` says which
 * files they are.
 */
export const fileSet = (definition: Definition, files: readonly InstanceFile[], name?: string): LoadedSet => {
  const baseNames = files.map(({ path }) => basename(path))
  const read = files.map(({ path, text }, file) => {
    const { instances, notices } = readerFor(definition, path)(text, path)
    if (instances.length === 0) throw new InputError(`${path} holds no instances`)
    const baseName = baseNames[file] as string
    const label = baseNames.indexOf(baseName) === baseNames.lastIndexOf(baseName) ? baseName : path
    const named = instances.map((data, at) => ({
      id: instances.length === 1 ? label : `${label}#${at + 1}`,
      group: definition.group?.(data) ?? 'all',
      data,
    }))
    return { named, notices }
  })
  const told = namesOf(baseNames)
  return loadSet(
    name ?? told,
    { title: `instances of ${told}`, instances: () => read.flatMap(({ named }) => named) },
    read.flatMap(({ notices }) => notices),
  )
}
