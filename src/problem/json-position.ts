/** Where in a JSON text a value or the first syntax error is; slow and small, for messages only. */

/** Keys and indices from the outermost value inwards. */
export type JsonPath = readonly PropertyKey[]

const space = /[ \t\n\r]*/y
const text = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const deepest = 500

/** Offset of the value at `wanted`, of the innermost value around it that is there, or of the first syntax error before it. With no path: offset of the first syntax error, or the text's length. */
export const jsonOffset = (json: string, wanted?: JsonPath): number => {
  let at = 0
  let nearest = 0
  let found = false

  const skip = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(json)?.[0]
    at += match?.length ?? 0
    return match
  }
  const take = (character: string): boolean => {
    skip(space)
    if (json[at] !== character) return false
    at++
    return true
  }
  /** Reads a value; false at a syntax error, or where what was wanted is found. */
  const value = (depth: number, onPath: boolean): boolean => {
    skip(space)
    if (onPath) {
      nearest = at
      found = depth === wanted?.length
      if (found) return false
    }
    if (depth > deepest) return false
    const next = onPath ? String(wanted?.[depth]) : undefined
    if (take('[')) {
      if (take(']')) return true
      for (let index = 0; ; index++) {
        if (!value(depth + 1, next === String(index))) return false
        if (!take(',')) return take(']')
      }
    }
    if (take('{')) {
      if (take('}')) return true
      do {
        skip(space)
        const key = skip(text)
        if (key === undefined || !take(':')) return false
        if (!value(depth + 1, next !== undefined && JSON.parse(key) === next)) return false
      } while (take(','))
      return take('}')
    }
    return skip(json[at] === '"' ? text : scalar) !== undefined
  }

  const whole = value(0, wanted !== undefined)
  if (wanted !== undefined) return nearest
  if (whole) skip(space)
  return at
}

/** The line that an offset is in, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
