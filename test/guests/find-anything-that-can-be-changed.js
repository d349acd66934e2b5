// Array.prototype.constructor is known, and watched: see patch-the-array-constructor.
const examples = [
  globalThis,
  () => {},
  async () => {},
  function* () {},
  async function* () {},
  [].values(),
  new Map().entries(),
  new Set().values(),
  ''[Symbol.iterator](),
  'a'.matchAll(/a/g),
  [].values().map((item) => item),
  Iterator.from({ next: () => ({ done: true }) }),
  /a/,
  new Proxy({}, {}),
  Promise.resolve(),
  new Error('an example'),
  new Float64Array(1),
  1n,
  Symbol.iterator,
]
const reachable = () => {
  const seen = new Set()
  const visit = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) return
    seen.add(value)
    visit(Object.getPrototypeOf(value))
    for (const key of Reflect.ownKeys(value)) {
      const { value: held, get, set } = Reflect.getOwnPropertyDescriptor(value, key)
      for (const next of [held, get, set]) visit(next)
    }
  }
  visit(globalThis)
  for (const example of examples) visit(Object.getPrototypeOf(Object(example)))
  return seen
}
export function priority(job) {
  for (const object of reachable()) {
    if (Object.isExtensible(object)) throw new Error(`${String(object)} can be extended`)
    for (const key of Reflect.ownKeys(object)) {
      const { configurable, writable } = Reflect.getOwnPropertyDescriptor(object, key)
      const known = object === Array.prototype && key === 'constructor'
      if (configurable || (writable === true && !known)) throw new Error(`${String(key)} of ${typeof object} can be changed`)
    }
  }
  return -job.p
}
