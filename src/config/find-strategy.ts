/** Strategies by name. */

import type { Strategy } from '../discovery/strategy.ts'
import { InputError } from '../problem/input-error.ts'
import { strategies } from '../strategies/index.ts'

/** Throws `InputError` that lists the names when there is none such. */
export const findStrategy = (name: string): Strategy => {
  const found = strategies.find((strategy) => strategy.name === name)
  if (found !== undefined) return found
  throw new InputError(
    `There is no strategy "${name}"; there are: ${strategies.map((strategy) => strategy.name).join(', ')}`,
  )
}
