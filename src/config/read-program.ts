/** Programs of the user's, from their files. */

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { InputError } from '../problem/input-error.ts'

/** A program of the user's, from its file. */
export const readProgram = (file: string): { name: string; source: string } => {
  try {
    return { name: basename(file), source: readFileSync(file, 'utf8') }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new InputError(`Cannot read ${file}: ${missing ? 'there is no such file' : (error as Error).message}`, {
      cause: error,
    })
  }
}
