/** Headers of an endpoint: texts in which `${NAME}` stands for an environment variable, so that no secret is written into a configuration. */

import { ModelInputError } from './model-input-error.ts'
import { secret, type Secret } from './secret.ts'

const reference = /\$\{(\w+)\}/g
/** Names of headers that carry secrets. */
const secretive = /authorization|api-?key|token|secret|cookie|password/i

/** The values with their variables filled in, wrapped. Throws `ModelInputError` for a variable that is not set, and for a secret that is written out. */
export const headerValues = (
  endpoint: string,
  headers: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, Secret>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, text]) => {
      const where = `the header ${name} of the endpoint ${endpoint}`
      if (secretive.test(name) && text.search(reference) < 0) {
        throw new ModelInputError(
          `${where} holds a secret, and runs keep their configuration: write \${VARIABLE} and set that variable`,
        )
      }
      const value = text.replace(reference, (_, variable: string) => {
        const found = env[variable]?.trim() ?? ''
        if (found === '') throw new ModelInputError(`${where} needs the environment variable ${variable}: set it`)
        return found
      })
      if (!/^[\x20-\x7e]+$/.test(value)) {
        throw new ModelInputError(`${where} is empty or holds a character that no header may have`)
      }
      return [name, secret(value)]
    }),
  )
