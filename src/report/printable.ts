/** Text of a candidate or a model, made safe to print: it was written by nobody we trust. */

// Line feeds and tabs stay; escape sequences, other controls, and marks that reorder what is shown do not.
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** The text with every character that could command a terminal or hide code shown as an escape like `\u{1b}`. */
export const printable = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)

/** The same on one line, cut to `length` characters. Default: 200. */
export const printableLine = (text: string, length = 200): string => {
  const line = printable(text).replaceAll(/\s+/gu, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`
}
