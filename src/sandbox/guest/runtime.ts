/** Trusted guest code: locks the realm, then runs the driver with the candidate's functions, one instance at a time. */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { begin, collect, settle } from './conversation.ts'
import { describeError, type Description } from './describe-error.ts'
import { Fault } from './fault.ts'
import { isIntact, lockDown, surveyRealm } from './lock-down.ts'
import type { Route } from './route.ts'
import { nameOf, plainData, readLists, readMatrix, readVector } from './plain-data.ts'

/** How an instance ended, as plain data. */
export type RunOutcome =
  | { readonly kind: 'returned'; readonly solution: unknown }
  | ({ readonly kind: 'threw' } & Description)
  | { readonly kind: 'invalid' | 'oversized'; readonly text: string; readonly stack: string }

/** The seeded stream that a driver draws from. */
export type DriverRandom = { readonly next: () => number; readonly index: (below: number) => number }

type Callable = (...args: unknown[]) => unknown
type Solve = (instance: unknown, heuristic: object, random: DriverRandom, settings: object) => unknown
/** Made by `heuristic-source.ts`: wraps the candidate's functions in the checks of their results. */
type Wrap = (functions: readonly Callable[], checks: Checks) => object
type Checks = {
  readonly isIntact: () => boolean
  readonly tampered: () => never
  readonly reject: (name: string, value: unknown, expected: string) => never
  readonly readVector: (value: unknown, name: string, expected: string) => unknown
  readonly readMatrix: (value: unknown, name: string, expected: string) => unknown
  readonly readLists: (value: unknown, name: string, lists: readonly string[]) => unknown
  readonly freeze: <Value>(value: Value) => Readonly<Value>
}

/** Bytes of one solution. */
const largestSolution = 16 * 1024 * 1024

let guestDraws = xoroshiro128plus(0)

/** The way to this realm's intrinsics, as JSON; asked of a realm that is then thrown away. */
export const survey = (): string => JSON.stringify(surveyRealm())

/** Locks the realm; before any code but this is loaded. */
export const lock = (route: Route): void => lockDown(() => uniformFloat64(guestDraws), route)

let fault: Fault | undefined
/** Kept as well as thrown, so that a driver which catches cannot hide it. */
const raise = (raised: Fault): never => {
  fault ??= raised
  throw raised
}
const guarded =
  <Expected>(reader: (value: unknown, name: string, expected: Expected) => unknown) =>
  (value: unknown, name: string, expected: Expected): unknown => {
    try {
      return reader(value, name, expected)
    } catch (error) {
      throw error instanceof Fault ? raise(error) : error
    }
  }

const tampering = 'changes Array.prototype.constructor, which must stay as it is'

let solve: Solve | undefined
let heuristic: object | undefined
let settings: object = {}
let functions: readonly Callable[] = []

/** Functions of one role in a team. */
const largestTeam = 64

/** The functions that a candidate exports for a check: one, or for `name[]` a list. A text says what is wrong. */
const functionsNamed = (candidate: Readonly<Record<string, unknown>>, wanted: string): readonly Callable[] | string => {
  const many = wanted.endsWith('[]')
  const name = many ? wanted.slice(0, -2) : wanted
  let exported: unknown
  try {
    exported = candidate[name]
  } catch {
    return `${name} has no value when the module has run: a candidate must not wait at its top level`
  }
  if (typeof exported === 'function') return [exported as Callable]
  if (many && Array.isArray(exported)) {
    const list = Array.from({ length: Math.min(exported.length, largestTeam + 1) }, (_, at) => exported[at] as unknown)
    if (list.length < 1 || list.length > largestTeam)
      return `${name} is a list of ${exported.length} functions, expected 1 to ${largestTeam}`
    const wrong = list.findIndex((one) => typeof one !== 'function')
    return wrong < 0 ? (list as Callable[]) : `${name}[${wrong}] is ${nameOf(list[wrong])}, expected a function`
  }
  const found = Object.keys(candidate).slice(0, 10).join(', ').slice(0, 200)
  return `does not export a function named ${name} (exports: ${found || 'nothing'})`
}

/** Takes the candidate's functions once; afterwards its bindings may change without effect. Returns how many each check has, `1,1`, or what is wrong. */
export const take = (candidate: Readonly<Record<string, unknown>>, names: string): string => {
  const lists: (readonly Callable[])[] = []
  for (const name of names.split(',')) {
    const list = functionsNamed(candidate, name)
    if (typeof list === 'string') return list
    lists.push(list)
  }
  if (!isIntact()) return tampering
  functions = lists.flat()
  return lists.map((list) => list.length).join(',')
}

/** Makes the realm as it was before any candidate ran; false where a candidate left something changed. */
export const renew = (): boolean => {
  guestDraws = xoroshiro128plus(0)
  functions = []
  heuristic = undefined
  return isIntact()
}

/** Makes ready for `run`. Returns an empty string. */
export const prepare = (driver: { readonly solve?: Solve }, wrap: Wrap, given: object): string => {
  solve = driver.solve
  settings = Object.freeze(given)
  heuristic = Object.freeze(
    wrap(functions, {
      isIntact,
      tampered: () => raise(new Fault('invalid', tampering)),
      reject: (name, value, expected) =>
        raise(new Fault('invalid', `${name} returned ${nameOf(value)}, expected ${expected}`)),
      readVector: guarded(readVector),
      readMatrix: guarded(readMatrix),
      readLists: guarded(readLists),
      freeze: Object.freeze,
    }),
  )
  return ''
}

/** Runs the driver on one instance. The driver's draws and the guest's `Math.random` are separate parts of the stream of the seed. */
export const run = (instance: unknown, seed: number): RunOutcome => {
  const driverDraws = xoroshiro128plus(seed)
  guestDraws = xoroshiro128plus(seed)
  guestDraws.jump()
  fault = undefined
  if (!isIntact()) return { kind: 'invalid', text: tampering, stack: '' }
  try {
    const random: DriverRandom = Object.freeze({
      next: () => uniformFloat64(driverDraws),
      index: (below: number) => uniformInt(driverDraws, 0, below - 1),
    })
    const returned = (solve as Solve)(instance, heuristic as object, random, settings)
    const solution = plainData(returned, { bytes: largestSolution, what: 'the solution' })
    const seen = fault as Fault | undefined
    return seen === undefined ? { kind: 'returned', solution } : { kind: seen.kind, text: seen.detail, stack: '' }
  } catch (error) {
    const seen = fault ?? (error instanceof Fault ? error : undefined)
    if (seen !== undefined) return { kind: seen.kind, text: seen.detail, stack: '' }
    return { kind: 'threw', ...describeError(error) }
  }
}

/** Begins a conversation; its `Math.random` is the guest's stream of the seed. */
export const converse = (
  program: { readonly search?: unknown },
  names: string,
  given: object,
  seed: number,
): string => {
  guestDraws = xoroshiro128plus(seed)
  guestDraws.jump()
  return begin(program, names, given)
}

export { collect, settle }
