/** Instances from a user's file, through the problem's readers. */

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { InputError } from './input-error.ts'
import { loadSet } from './load-set.ts'
import type { LoadedSet } from './loaded-problem.ts'
import type { ProblemDefinition } from './problem.ts'

/** Largest file that is read, in bytes: what a string and its parsed form bear. */
const mostBytes = 256 * 2 ** 20

const readText = async (path: string): Promise<string> => {
  try {
    const { size } = await stat(path)
    if (size > mostBytes)
      throw new InputError(
        `${path} has ${Math.ceil(size / 2 ** 20)} MB, at most ${mostBytes / 2 ** 20} are read; split it`,
      )
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = (error as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : (error as Error).message
    throw new InputError(`Cannot read instances from ${path}: ${reason}`, { cause: error })
  }
}

/** A set named after the file, with ids `<file>#1`, `<file>#2`, … Rejects with InputError where the file cannot be read as instances of the problem. */
export const readFileSet = async (
  definition: ProblemDefinition<unknown, unknown>,
  path: string,
): Promise<LoadedSet> => {
  const name = basename(path)
  const ending = Object.keys(definition.read)
    .filter((ending) => name.toLowerCase().endsWith(ending))
    .toSorted((a, b) => b.length - a.length)[0]
  const reader = ending === undefined ? undefined : definition.read[ending]
  if (reader === undefined)
    throw new InputError(
      `${path}: '${definition.name}' reads no such files; it reads: ${Object.keys(definition.read).join(', ') || 'none'}`,
    )
  const { instances, notices } = reader(await readText(path), path)
  if (instances.length === 0) throw new InputError(`${path} holds no instances`)
  const named = instances.map((data, at) => ({
    id: `${name}#${at + 1}`,
    group: definition.group?.(data) ?? 'all',
    data,
  }))
  return loadSet(name, { title: `instances of ${name}`, instances: () => named }, notices)
}
