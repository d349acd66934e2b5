/** Hashes plain data by content, the same in every process. */

import { createHash, type Hash } from 'node:crypto'

const feedLength = (hash: Hash, tag: string, length: number): void => {
  hash.update(`${tag}${length}:`)
}

const feedText = (hash: Hash, tag: string, text: string): void => {
  feedLength(hash, tag, Buffer.byteLength(text))
  hash.update(text)
}

const feed = (hash: Hash, value: unknown): void => {
  switch (typeof value) {
    case 'undefined':
      hash.update('u')
      return
    case 'boolean':
      hash.update(value ? 't' : 'f')
      return
    case 'number':
      // Not the decimal text: -0 is another number than 0 to a heuristic.
      feedText(hash, 'n', Object.is(value, -0) ? '-0' : String(value))
      return
    case 'bigint':
      feedText(hash, 'b', String(value))
      return
    case 'string':
      feedText(hash, 's', value)
      return
    case 'object':
      break
    case 'function':
    case 'symbol':
      throw new TypeError(`Expected plain data, got a ${typeof value}`)
  }
  if (value === null) {
    hash.update('0')
  } else if (Array.isArray(value)) {
    feedLength(hash, 'a', value.length)
    for (const item of value as readonly unknown[]) feed(hash, item)
  } else if (ArrayBuffer.isView(value)) {
    feedText(hash, 'v', value.constructor.name)
    feedLength(hash, ':', value.byteLength)
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  } else {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null)
      throw new TypeError(`Expected plain data, got a ${value.constructor.name}`)
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    feedLength(hash, 'o', entries.length)
    for (const [key, item] of entries) {
      feedText(hash, 'k', key)
      feed(hash, item)
    }
  }
}

/** SHA-256 in hex of plain data: primitives, arrays, objects (the order of keys does not count) and typed arrays (by type and bytes). Throws TypeError for anything else. */
export const contentHash = (value: unknown): string => {
  const hash = createHash('sha256')
  feed(hash, value)
  return hash.digest('hex')
}
