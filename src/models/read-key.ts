/** The key of an endpoint: from the environment, or from a file that the environment or the configuration names. */

import { readFileSync } from 'node:fs'
import type { Endpoint } from './endpoint.ts'
import { ModelInputError } from './model-input-error.ts'
import { secret, type Secret } from './secret.ts'

const fromFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ModelInputError(`the key file ${file} cannot be read: ${(error as Error).message}`)
  }
}

/** `$VARIABLE`, else the content of the file `$VARIABLE_FILE`, else of the endpoint's `keyFile`; undefined where none is set and none is needed. Throws `ModelInputError`, which never shows the key. */
export const readKey = (
  name: string,
  { keyVariable: variable, keyFile, needsKey }: Pick<Endpoint, 'keyVariable' | 'keyFile' | 'needsKey'>,
  env: Readonly<Record<string, string | undefined>>,
): Secret | undefined => {
  const set = variable === undefined ? '' : (env[variable]?.trim() ?? '')
  const file = (variable === undefined ? undefined : env[`${variable}_FILE`]) ?? keyFile
  const value = set !== '' || file === undefined ? set : fromFile(file).trim()
  const place = set !== '' || file === undefined ? variable : file
  if (value === '') {
    if (!needsKey && keyFile === undefined) return undefined
    throw new ModelInputError(
      file === undefined
        ? `${name} needs a key: set the environment variable ${variable}`
        : `the key file ${file} is empty`,
    )
  }
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new ModelInputError(
      `the key in ${place} holds a space, a line break or another character that no key has; set it again`,
    )
  }
  return secret(value)
}
