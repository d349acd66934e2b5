/** Trusted guest code: runs a driver with one heuristic, and sees in which decisions another one would have led it elsewhere. */

type Callable = (...args: unknown[]) => unknown
type Random = { readonly next: () => number; readonly index: (below: number) => number }
type Solve = (instance: unknown, heuristic: object, random: Random, settings: object) => unknown

/** What the probe is told besides the instance. */
export type ProbeSettings = {
  readonly driver: object
  /** Decisions that are tried at most, evenly spread over the run. */
  readonly decisions: number
  /** Functions whose every call is a decision of its own; the others rate one of several things a call. */
  readonly whole: readonly string[]
}

/** How many of the decisions that were tried are the same. */
export type ProbeResult = { readonly same: number; readonly of: number }

/** Calls that are followed; a longer run is probed in its first part. */
const mostCalls = 200_000
/** Longer arrays are looked at in so many places. */
const mostElements = 1024

const real = new Float64Array(1)
const words = new Uint32Array(real.buffer)
const add = (digest: number, word: number): number => {
  const mixed = Math.imul(digest ^ word, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
const addNumber = (digest: number, value: number): number => {
  real[0] = value
  return add(add(digest, words[0] as number), words[1] as number)
}

/** A number that is the same for the same content; functions all count alike. */
const digestOf = (value: unknown, digest: number, most: number): number => {
  if (typeof value === 'number') return addNumber(digest, value)
  if (typeof value === 'string')
    return Array.from(value).reduce((sum, one) => add(sum, one.codePointAt(0) ?? 0), digest)
  if (typeof value !== 'object' || value === null) return add(digest, typeof value === 'boolean' ? Number(value) : 7)
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = value as unknown as ArrayLike<unknown>
    const step = Math.max(1, Math.ceil(list.length / most))
    let sum = add(digest, list.length)
    for (let at = 0; at < list.length; at += step) sum = digestOf(list[at], sum, most)
    return sum
  }
  return Object.values(value).reduce<number>((sum, one) => digestOf(one, sum, most), add(digest, 11))
}

const copyOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (ArrayBuffer.isView(value)) return (value as Float64Array).slice()
  if (Array.isArray(value)) return value.map(copyOf)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copyOf(one)]))
}

/** One call as it was made: of which function, and a digest of each of the things it was given. */
type Call = { readonly name: string; readonly given: readonly number[] }

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)

const callOf = (name: string, args: readonly unknown[]): Call => {
  const [only] = args
  const parts = args.length === 1 && isRecord(only) ? Object.values(only) : args
  return { name, given: parts.map((part) => digestOf(part, 1, mostElements)) }
}

const sameCall = (a: Call, b: Call): boolean =>
  a.name === b.name && a.given.length === b.given.length && a.given.every((digest, at) => digest === b.given[at])

/**
 * Where each decision begins. A function that answers with a number is called for one thing after the other, and what they are weighed
 * against each other in stays the same meanwhile: so a decision ends where something changes that changes in fewer than half of the calls.
 */
const decisionsIn = (calls: readonly Call[], whole: ReadonlySet<string>): readonly number[] => {
  const pairs = new Map<string, number>()
  const changes = new Map<string, number[]>()
  for (const [index, call] of calls.entries()) {
    const before = calls[index - 1]
    if (before === undefined || before.name !== call.name) continue
    pairs.set(call.name, (pairs.get(call.name) ?? 0) + 1)
    const counts = changes.get(call.name) ?? []
    for (const [at, digest] of call.given.entries()) {
      counts[at] = (counts[at] ?? 0) + (digest === before.given[at] ? 0 : 1)
    }
    changes.set(call.name, counts)
  }
  const isSlow = (name: string, at: number): boolean => (changes.get(name)?.[at] ?? 0) < (pairs.get(name) ?? 0) / 2
  return calls.flatMap((call, index) => {
    const before = calls[index - 1]
    const goesOn =
      before !== undefined &&
      before.name === call.name &&
      !whole.has(call.name) &&
      call.given.every((digest, at) => digest === before.given[at] || !isSlow(call.name, at))
    return goesOn ? [] : [index]
  })
}

/** Draws as they were drawn the first time. */
const replayed = (random: Random): (() => Random) => {
  const drawn: number[] = []
  return () => {
    let at = 0
    const draw = (fresh: () => number): number => {
      const value = at < drawn.length ? (drawn[at] as number) : fresh()
      drawn[at++] = value
      return value
    }
    return { next: () => draw(random.next), index: (below) => draw(() => random.index(below)) }
  }
}

/**
 * Runs the driver with the first function of each pair; then again for each decision that is tried, with the second function's answers in
 * that decision alone. It is the same where the driver goes on exactly as before: the same later calls, the same solution.
 */
export const probe = (
  drive: Solve,
  instance: unknown,
  pairs: Readonly<Record<string, readonly [Callable, Callable]>>,
  random: Random,
  { driver, decisions, whole }: ProbeSettings,
): ProbeResult => {
  const draws = replayed(random)
  const run = (call: (name: string, args: unknown[]) => unknown): number => {
    const heuristic = Object.fromEntries(
      Object.keys(pairs).map((name) => [name, (...args: unknown[]) => call(name, args)]),
    )
    return digestOf(drive(copyOf(instance), heuristic, draws(), driver), 1, Infinity)
  }
  const ask = (which: 0 | 1, name: string, args: unknown[]): unknown =>
    (pairs[name] as readonly Callable[])[which]?.(...args)

  const calls: Call[] = []
  let made = 0
  const solution = run((name, args) => {
    made += 1
    if (calls.length < mostCalls) calls.push(callOf(name, args))
    return ask(0, name, args)
  })
  const begins = decisionsIn(calls, new Set(whole))
  const tried = Math.min(decisions, begins.length)
  let same = 0
  for (let trial = 0; trial < tried; trial++) {
    const which = Math.floor((trial * begins.length) / tried)
    const [from, end] = [
      begins[which] as number,
      begins[which + 1] ?? (calls.length < mostCalls ? Infinity : calls.length),
    ]
    let index = 0
    let elsewhere = false
    const stop = new Error('elsewhere')
    let found = 0
    try {
      found = run((name, args) => {
        const at = index++
        const before = calls[at]
        elsewhere ||= at >= made || (before !== undefined && !sameCall(before, callOf(name, args)))
        if (elsewhere) throw stop
        return ask(at >= from && at < end ? 1 : 0, name, args)
      })
    } catch (error) {
      if (error !== stop) throw error
    }
    if (!elsewhere && index === made && found === solution) same += 1
  }
  return { same, of: tried }
}
