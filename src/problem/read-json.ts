/** The reader of JSON instance files that families share. */

import type { ZodType } from 'zod'
import { InputError } from './input-error.ts'
import { jsonOffset, lineAt } from './json-position.ts'
import type { InstanceReader } from './problem.ts'

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    const offset = jsonOffset(text)
    const found =
      offset < text.length ? `unexpected ${JSON.stringify(text.slice(offset, offset + 12))}` : 'it ends too early'
    throw new InputError(`${file}:${lineAt(text, offset)}: this is not JSON: ${found}`, { cause: error })
  }
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** The file's instances, and the path of the list that holds them; none for a file that is one instance. */
const itemsOf = (value: unknown): readonly [prefix: readonly string[] | undefined, items: readonly unknown[]] => {
  if (Array.isArray(value)) return [[], value]
  const wrapped = (value as { readonly instances?: unknown } | null)?.instances
  return Array.isArray(wrapped) ? [['instances'], wrapped] : [undefined, [value]]
}

/** How a family's files differ from a list of its instances. */
export type JsonLayout = {
  /** Default: 100,000. */
  readonly mostInstances?: number
  /** An instance may be a bare list, which is this field of it. */
  readonly list?: string
  /** Fields beside `instances` that every instance has which does not say otherwise. */
  readonly shared?: readonly string[]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a JSON file with a list of instances, also in `{ "instances": [...] }`, or a single one, each parsed by the schema. Throws InputError with file, line and what the schema expects. */
export const readJson =
  <Instance>(
    instance: ZodType<Instance>,
    { mostInstances = 100_000, list, shared = [] }: JsonLayout = {},
  ): InstanceReader<Instance> =>
  (text, file) => {
    const value = parse(text, file)
    const [prefix, items] = itemsOf(value)
    if (items.length > mostInstances)
      throw new InputError(`${file} has ${items.length} instances, at most ${mostInstances} are read; split it`)
    const around = isRecord(value) && prefix !== undefined ? value : {}
    const common = Object.fromEntries(
      shared.filter((key) => Object.hasOwn(around, key)).map((key) => [key, around[key]]),
    )
    const instances = items.map((item, at) => {
      const given = list !== undefined && Array.isArray(item) ? { [list]: item } : item
      const parsed = instance.safeParse(isRecord(given) ? { ...common, ...given } : given)
      if (parsed.success) return parsed.data
      const { path = [], message = 'not an instance' } = parsed.error.issues[0] ?? {}
      const [field, ...below] = path
      const isShared =
        isRecord(given) && field !== undefined && Object.hasOwn(common, field) && !Object.hasOwn(given, field)
      const inItem = given === item ? path : below
      const place = prefix === undefined || isShared ? path : [...prefix, at, ...inItem]
      const line = lineAt(text, jsonOffset(text, place))
      const where = path.length > 0 ? `, ${pathText(path)}` : ''
      throw new InputError(`${file}:${line}: instance ${at + 1}${where}: ${message}`)
    })
    return { instances, notices: [] }
  }
