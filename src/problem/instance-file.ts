/** Files of instances, read from disk. */

import { readFile, stat } from 'node:fs/promises'
import { InputError } from './input-error.ts'

/** Largest file that is read, in bytes: what a string and its parsed form bear. */
const mostBytes = 256 * 2 ** 20

/** A file of instances: its path as the user gave it, and its text. */
export type InstanceFile = { readonly path: string; readonly text: string }

/** Rejects with InputError where there is no such file, or it is too large. */
export const readInstanceFile = async (path: string): Promise<InstanceFile> => {
  try {
    const { size } = await stat(path)
    if (size > mostBytes)
      throw new InputError(
        `${path} has ${Math.ceil(size / 2 ** 20)} MB, at most ${mostBytes / 2 ** 20} are read; split it`,
      )
    return { path, text: (await readFile(path, 'utf8')).replace(/^\uFEFF/, '') }
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = (error as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : (error as Error).message
    throw new InputError(`Cannot read instances from ${path}: ${reason}`, { cause: error })
  }
}
