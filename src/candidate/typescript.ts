/** Takes the types out of TypeScript that a model wrote where JavaScript was asked for. */

import { stripTypeScriptTypes } from 'node:module'
import { parseModule } from './syntax.ts'

/** Node warns once, at the first call, that stripping is experimental. */
const strip = (source: string): string => {
  const original = Object.getOwnPropertyDescriptor(process, 'emitWarning')
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(source)
  } finally {
    if (original !== undefined) Object.defineProperty(process, 'emitWarning', original)
  }
}

/** Stripping leaves blanks where types were; this closes the gaps that it made and leaves blanks of the author's own. */
const closeGaps = (before: string, after: string): string => {
  if (before.length !== after.length) return after
  return after.replace(/\s+/g, (gap, at: number) => {
    const original = before.slice(at, at + gap.length)
    if (original === gap) return gap
    if (gap.includes('\n'))
      return gap.replace(/[^\n]+/g, (run, from: number) => (original.slice(from, from + run.length) === run ? run : ''))
    return /^\s|\s$/.test(original) ? ' ' : ''
  })
}

/** The JavaScript of a TypeScript source; undefined where it is no TypeScript either, or needs more than taking types out (enums, namespaces). */
export const withoutTypes = (source: string): string | undefined => {
  let stripped: string
  try {
    stripped = strip(source)
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return undefined
    throw error
  }
  const tidy = closeGaps(source, stripped)
    .replace(/[ \t]+$/gm, '')
    .replace(/ ([,;)])/g, (match, sign: string) => (stripped.includes(match) && source.includes(match) ? match : sign))
    .trimStart()
  if (parseModule(tidy).kind === 'tree') return tidy
  return parseModule(stripped).kind === 'tree' ? stripped : undefined
}
