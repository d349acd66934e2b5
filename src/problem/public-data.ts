/** Instance sets from public benchmark files, which the program does not ship: read from the folder that HEURISTICA_DATA names. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from './input-error.ts'
import type { InstanceSet, NamedInstance } from './instance-set.ts'

/** Why a set cannot be read: the first of its files that is missing; undefined where all are there, or where it needs none. */
export const missingData = (
  { files = [] }: Pick<InstanceSet<unknown>, 'files'>,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  const [first] = files
  if (first === undefined) return undefined
  const folder = environment['HEURISTICA_DATA']
  if (folder === undefined || folder === '')
    return `it is read from ${first}: set HEURISTICA_DATA to a folder with the public benchmark files`
  const missing = files.find((file) => !existsSync(join(folder, file)))
  return missing === undefined ? undefined : `HEURISTICA_DATA names ${folder}, which has no file ${missing}`
}

/**
 * The part of a set that says where its instances come from: files by their path under HEURISTICA_DATA, each read into named instances.
 * Making the instances throws InputError where the folder is not named or a file is missing.
 *
 * @example
 * sets: { or3: { title: '…', published: '…', ...publicData(['bin-packing/or3.json'], (text, file) => read(text, file)) } }
 */
export const publicData = <Instance>(
  files: readonly string[],
  read: (text: string, file: string) => readonly NamedInstance<Instance>[],
): Pick<InstanceSet<Instance>, 'files' | 'instances'> => ({
  files,
  instances: () => {
    const missing = missingData({ files })
    if (missing !== undefined) throw new InputError(`These instances are not here: ${missing}`)
    const folder = process.env['HEURISTICA_DATA'] as string
    return files.flatMap((file) => read(readFileSync(join(folder, file), 'utf8'), join(folder, file)))
  },
})
