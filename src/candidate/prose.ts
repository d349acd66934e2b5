/** Code that stands in a text without fences. */

import { parseModule } from './syntax.ts'

/** A stretch of code; `isWhole` when it parses as it is. */
export type ProseCode = { readonly code: string; readonly start: number; readonly isWhole: boolean }

const codeLine =
  /^(?:export|function|const|let|var|class|async function|module\.exports|exports\.|\/\*|\/\/|['"]use strict)/

const mentions = (code: string, names: readonly string[]): boolean =>
  names.some((name) =>
    new RegExp(String.raw`(?:function|const|let|var)\s+${name}\b|exports\b|export default`).test(code),
  )

/** Cuts lines from the end of a stretch, at the parser's complaints, until the rest is a module. */
const shrunk = (lines: readonly string[]): string | undefined => {
  let count = lines.length
  while (count > 0) {
    const syntax = parseModule(lines.slice(0, count).join('\n'))
    if (syntax.kind === 'tree') return lines.slice(0, count).join('\n')
    count = Math.min(count, syntax.position.line) - 1
  }
  return undefined
}

/**
 * The first stretch of lines that parses and mentions one of the names as a definition; where none does, everything from the first
 * such mention on, so that the parser can say what is wrong with it.
 */
export const proseCode = (text: string, names: readonly string[]): ProseCode | undefined => {
  const lines = text.split('\n').map((line) => (/^\s*(?:```|~~~)/.test(line) ? '' : line))
  const offsets: number[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    offsets.push(offset)
    offset += line.length + 1
  }
  const starts = lines.flatMap((line, index) => (codeLine.test(line) ? [index] : []))
  for (const start of starts.slice(0, 60)) {
    const code = shrunk(lines.slice(start))
    if (code !== undefined && mentions(code, names)) return { code, start: offsets[start] ?? 0, isWhole: true }
  }
  const broken = starts.find((start) => mentions(lines[start] ?? '', names))
  if (broken === undefined) return undefined
  return { code: lines.slice(broken).join('\n'), start: offsets[broken] ?? 0, isWhole: false }
}
