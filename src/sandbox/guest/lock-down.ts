/** Trusted guest code, run before anything else in an isolate: takes away what a heuristic has no use for and makes the rest immutable. */

import { findRoute, followRoute, type Route } from './route.ts'

const removed = [
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'Date',
  'Intl',
  'console',
  'eval',
  'Function',
] as const

/** `Function` and its async and generator siblings compile strings; they hang on the prototypes of the functions themselves. */
const removeCompilers = (): void => {
  const samples = [() => {}, async () => {}, function* () {}, async function* () {}]
  for (const sample of samples) {
    Object.defineProperty(Object.getPrototypeOf(sample), 'constructor', { value: undefined })
  }
}

/** A resizable buffer's pages are not counted in the isolate's memory limit. */
const fixBufferSizes = (): void => {
  const Native = ArrayBuffer
  const prototype: object = Native.prototype
  for (const name of ['resize', 'transfer', 'transferToFixedLength']) Reflect.deleteProperty(prototype, name)
  function FixedArrayBuffer(length: unknown): object {
    if (new.target === undefined) throw new TypeError("Constructor ArrayBuffer requires 'new'")
    return Reflect.construct(Native, [length], new.target)
  }
  Object.defineProperties(FixedArrayBuffer, {
    ...Object.getOwnPropertyDescriptors(Native),
    prototype: { value: prototype, writable: false },
  })
  Object.defineProperty(prototype, 'constructor', { value: FixedArrayBuffer })
  Object.defineProperty(globalThis, 'ArrayBuffer', { value: FixedArrayBuffer })
}

/**
 * In strict code, assigning to a property that a frozen prototype holds throws, and ordinary programs do assign `toString`, `name`, or
 * `constructor` of their own objects. As accessors, such properties stay immutable here and can be shadowed there.
 */
const allowShadowing = (holder: object, keys: readonly PropertyKey[]): void => {
  for (const key of keys) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key)
    if (descriptor === undefined || !('value' in descriptor) || descriptor.configurable !== true) continue
    const value: unknown = descriptor.value
    const accessors = {
      get: () => value,
      set(this: object, own: unknown) {
        if (this === holder) throw new TypeError(`Cannot assign to read only property '${String(key)}'`)
        Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true })
      },
    }
    for (const accessor of Object.values(accessors)) Object.freeze(accessor)
    Object.defineProperty(holder, key, {
      ...accessors,
      configurable: false,
      enumerable: descriptor.enumerable === true,
    })
  }
}

const errorPrototypes = (): object[] =>
  [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(
    (constructor) => constructor.prototype as object,
  )

/** Where intrinsics are looked for: the global object, and examples of what no global names. */
const roots = (): object[] => [
  globalThis,
  () => {},
  async () => {},
  (function* () {})(),
  (async function* () {})(),
  [][Symbol.iterator](),
  new Map().entries(),
  new Set().values(),
  ''[Symbol.iterator](),
  'a'.matchAll(/a/g),
  Iterator.from({ next: () => ({ done: true, value: undefined }) }),
  [].values().map((item) => item),
]

/** Changing attributes leaves an object in V8's slow form; being somebody's prototype brings it back. */
const restoreSpeed = (prototype: object): void => {
  Object.setPrototypeOf({}, prototype)
  Reflect.get(Object.create(prototype) as object, 'toString')
}

/**
 * The prototypes that V8's fast paths for arrays vouch for. Freezing them makes writes to arrays with holes 25 times slower; sealed, with
 * read-only properties, they are as immutable at full speed. `Array.prototype.constructor` alone cannot be touched without slowing
 * `map`, `filter` and `slice` 15-fold: it stays assignable, and `isIntact` tells whether somebody did.
 */
const sealArrayLookups = (): void => {
  const lists: object = Array.prototype
  for (const key of Reflect.ownKeys(lists)) {
    if (key !== 'constructor') Object.defineProperty(lists, key, { writable: false })
  }
  for (const prototype of [Object.prototype, lists]) {
    restoreSpeed(prototype)
    Object.seal(prototype)
    restoreSpeed(prototype)
  }
}

const arrayPrototype: { readonly constructor: unknown } = Array.prototype
const arrayConstructor: unknown = Array

/** Whether the one assignable property of the intrinsics is as it was; asked whenever the candidate has run. */
export const isIntact = (): boolean => arrayPrototype.constructor === arrayConstructor

const functionPrototype: object = Function.prototype

/** What `RegExp` remembers of the last match, whoever made it. */
const forgetMatches = (): void => {
  for (const name of ['input', 'lastMatch', 'lastParen', 'leftContext', 'rightContext', '$_', '$&', '$+', '$`', "$'"])
    Reflect.deleteProperty(RegExp, name)
  for (let group = 1; group <= 9; group++) Reflect.deleteProperty(RegExp, `$${group}`)
}

const takeAway = (): void => {
  for (const name of removed) Reflect.deleteProperty(globalThis, name)
  removeCompilers()
  fixBufferSizes()
  forgetMatches()
}

/** The way to every intrinsic of a realm that is like this one; only before `lockDown`. */
export const surveyRealm = (): Route => {
  takeAway()
  return findRoute(roots())
}

/** Locks the realm; from then on `Math.random` is `random`, and neither intrinsics nor global bindings can be changed. */
export const lockDown = (random: () => number, route: Route): void => {
  takeAway()
  Object.defineProperty(Math, 'random', { value: () => random() })
  Object.defineProperty(Error, 'prepareStackTrace', { value: undefined })
  Object.defineProperty(Error, 'stackTraceLimit', { value: 10 })
  // Walked before the prototypes change form, which makes everything slower for a while.
  const intrinsics = followRoute(roots(), route)
  allowShadowing(Object.prototype, Reflect.ownKeys(Object.prototype))
  for (const prototype of errorPrototypes()) allowShadowing(prototype, ['name', 'message', 'constructor', 'toString'])
  allowShadowing(functionPrototype, ['toString'])
  sealArrayLookups()
  for (const object of intrinsics) {
    if (object !== Array.prototype && object !== Object.prototype) Object.freeze(object)
  }
}
