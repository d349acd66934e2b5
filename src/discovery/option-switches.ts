/** The options of a strategy that can be switched, and the settings in which one of them is. */

import { z } from 'zod'
import type { Strategy } from './strategy.ts'

/** One setting of a strategy's options. */
export type Variant = {
  /** `default`, or the option that is switched: `history=0`. */
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
}

type Schema = { readonly properties?: Readonly<Record<string, { readonly default?: unknown }>> }

/** What an option is set to when it is switched; undefined where nothing is known to switch it to. */
const switched = (value: unknown): boolean | number | undefined => {
  if (typeof value === 'boolean') return !value
  return typeof value === 'number' && value !== 0 ? 0 : undefined
}

/** The strategy's switches; where it names none, its options that are true or false. */
export const switchesOf = ({ options, switches }: Strategy): readonly string[] => {
  if (switches !== undefined) return switches
  const { properties = {} } = z.toJSONSchema(options, { io: 'input' }) as Schema
  return Object.keys(properties).filter((name) => typeof properties[name]?.default === 'boolean')
}

/** The default, and one variant for each switch with that option off where it is on and on where it is off; `given` holds for all. */
export const variantsOf = (
  strategy: Strategy,
  given: Readonly<Record<string, unknown>>,
  switches: readonly string[],
): readonly Variant[] => {
  const whole = strategy.options.parse(given) as Readonly<Record<string, unknown>>
  const variants = switches.flatMap((name): readonly Variant[] => {
    const value = switched(whole[name])
    return value === undefined ? [] : [{ name: `${name}=${String(value)}`, options: { ...given, [name]: value } }]
  })
  return [{ name: 'default', options: given }, ...variants]
}
