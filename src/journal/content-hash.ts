/** Hashes of content: of texts, and of a journal row's columns. */

import { createHash } from 'node:crypto'

/** SHA-256 of a text, in hexadecimal. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('hex')

export type Column = string | number | null | Uint8Array

/** A hash over a row's columns, each with its type and length, so that no two different rows share the bytes that are hashed. */
export const rowHash = (columns: readonly Column[]): string => {
  const hash = createHash('sha256')
  for (const column of columns) {
    const bytes =
      column instanceof Uint8Array ? column : new TextEncoder().encode(column === null ? '' : String(column))
    const type = column === null ? 'null' : column instanceof Uint8Array ? 'blob' : typeof column
    hash.update(`${type}:${bytes.length}:`).update(bytes)
  }
  return hash.digest('hex').slice(0, 32)
}
