/** Comments that say how a constant is to be tuned. */

import { tokenizer } from 'acorn'

/** What a comment asks for: a range, or hands off. */
export type TuneComment =
  | {
      readonly kind: 'range'
      readonly low: number
      readonly high: number
      readonly isLogarithmic: boolean
      readonly isInteger: boolean
    }
  | { readonly kind: 'off' }

type Comment = { readonly start: number; readonly isBlock: boolean; readonly tune: TuneComment }

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`
const pattern = new RegExp(
  String.raw`^\s*tune:\s*(?:(off|no)\b|(${number})\s*\.\.\s*(${number})((?:\s+(?:log|integer))*))`,
  'i',
)

/** Reads the text of one comment; undefined for comments about something else and for ranges that are none. */
export const parseTuneComment = (text: string): TuneComment | undefined => {
  const [match, off, from, to, flags = ''] = pattern.exec(text) ?? []
  if (match === undefined) return undefined
  if (off !== undefined) return { kind: 'off' }
  const low = Number(from)
  const high = Number(to)
  if (!(low < high)) return undefined
  return { kind: 'range', low, high, isLogarithmic: /log/i.test(flags), isInteger: /integer/i.test(flags) }
}

const commentsIn = (source: string): Comment[] => {
  const comments: Comment[] = []
  const tokens = tokenizer(source, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    onComment: (isBlock, text, start) => {
      const tune = parseTuneComment(text)
      if (tune !== undefined) comments.push({ start, isBlock, tune })
    },
  })
  while (tokens.getToken().type.label !== 'eof');
  return comments
}

/** A literal by its place in the source, and whether it would be tuned without a comment. */
export type LiteralPlace = { readonly start: number; readonly end: number; readonly isTunable: boolean }

/**
 * Which comment speaks of which literal, by the literal's index. A block comment speaks of the literal right before it; a line comment of
 * the tunable literals that start on its line or, where there is none, of the last literal there.
 */
export const tuneComments = (source: string, places: readonly LiteralPlace[]): ReadonlyMap<number, TuneComment> => {
  const found = new Map<number, TuneComment>()
  if (!/tune:/i.test(source)) return found
  for (const { start, isBlock, tune } of commentsIn(source)) {
    const lineStart = source.lastIndexOf('\n', start - 1) + 1
    const before = places.flatMap((place, index) => (place.start >= lineStart && place.end <= start ? [index] : []))
    const last = before.at(-1)
    if (last === undefined) continue
    const tunable = before.filter((index) => places[index]?.isTunable)
    for (const index of isBlock || tunable.length === 0 ? [last] : tunable)
      if (isBlock || !found.has(index)) found.set(index, tune)
  }
  return found
}
