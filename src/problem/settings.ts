/** The driver's settings: a problem's defaults with what a set or a user overrides. */

import { InputError } from './input-error.ts'
import type { ProblemDefinition } from './problem.ts'

type Settings = Readonly<Record<string, unknown>>

/** All settings, checked. Throws InputError naming the first that the problem does not have or cannot take. */
export const completeSettings = (
  { name, settings }: Pick<ProblemDefinition<unknown, unknown>, 'name' | 'settings'>,
  given: Settings,
): Settings => {
  const [first] = Object.keys(given)
  if (settings === undefined) {
    if (first === undefined) return {}
    throw new InputError(`${name} has no settings, but '${first}' was given`)
  }
  const defaults = settings.parse({})
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(defaults, key))
  if (unknown !== undefined)
    throw new InputError(`${name} has no setting '${unknown}'; its settings are: ${Object.keys(defaults).join(', ')}`)
  const parsed = settings.safeParse({ ...defaults, ...given })
  if (parsed.success) return parsed.data
  const { path = [], message = '' } = parsed.error.issues[0] ?? {}
  throw new InputError(`${name}: setting ${path.join('.')}: ${message}`)
}
