/** The program in a completion. */

import { withNamedExports } from './exports.ts'
import { type Fence, fencedBlocks } from './fences.ts'
import { namedExports } from './parse.ts'
import { proseCode } from './prose.ts'
import { withoutReasoning } from './reasoning.ts'
import { parseModule } from './syntax.ts'
import { thoughtIn } from './thought.ts'
import { withoutTypes } from './typescript.ts'

/** The code that a completion holds, or why it holds none, in words for the model. The code may still be wrong: see `parseCandidate`. */
export type Extraction =
  | { readonly kind: 'code'; readonly source: string; readonly thought?: string }
  | { readonly kind: 'none'; readonly reason: string }

const notCode =
  /^(?:sh|bash|shell|console|json|jsonc|text|txt|plain|plaintext|output|markdown|md|diff|html|css|yaml|toml|latex|math)$/
const python = /^(?:py|python3?)$/

const looksLikePython = (code: string): boolean =>
  /^[ \t]*def \w+\(.*\).*:\s*$/m.test(code) ||
  (/^(?:import|from) [\w.]+/m.test(code) && /:\s*$/m.test(code) && !/[{;]/.test(code))

const looksLikeCode = (code: string): boolean =>
  /[=({]/.test(code) && /\b(?:export|function|const|let|return|module)\b|=>/.test(code)

/** A piece of code made ready: types out, exports in. `defines` counts the expected names that it exports. */
type Piece = { readonly source: string; readonly parses: boolean; readonly defines: readonly string[] }

const prepare = (code: string, names: readonly string[]): Piece => {
  const text = code.replace(/^\n+/, '').trimEnd()
  const plain = parseModule(text).kind === 'tree' ? text : (withoutTypes(text) ?? text)
  const source = withNamedExports(plain, names)
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return { source: `${source}\n`, parses: false, defines: [] }
  const exported = namedExports(syntax.program)
  return { source: `${source.trimEnd()}\n`, parses: true, defines: names.filter((name) => exported.has(name)) }
}

type Found = { readonly piece: Piece; readonly start: number; readonly isClosed: boolean }

/**
 * All names before some names before none; then code that parses; then closed blocks; then the last. So a usage example after the program
 * does not displace it, and neither does a second draft that was cut off.
 */
const better = (a: Found, b: Found): Found => {
  const keys = ({ piece, isClosed, start }: Found): number[] => [
    piece.defines.length,
    Number(piece.parses),
    Number(isClosed),
    start,
  ]
  const [left, right] = [keys(a), keys(b)]
  const difference = left.map((key, i) => key - (right[i] as number)).find((d) => d !== 0) ?? 0
  return difference > 0 ? a : b
}

/** Where each function of the contract stands in a block of its own, the blocks together are the program. */
const joined = (found: readonly Found[], names: readonly string[]): Found | undefined => {
  const parts = names.map((name) => found.findLast(({ piece, isClosed }) => isClosed && piece.defines.includes(name)))
  if (names.length < 2 || parts.includes(undefined)) return undefined
  const used = [...new Set(parts as Found[])].toSorted((a, b) => a.start - b.start)
  const piece = prepare(used.map(({ piece }) => piece.source).join('\n'), names)
  return piece.parses ? { piece, start: used[0]?.start ?? 0, isClosed: true } : undefined
}

const fromFences = (blocks: readonly Fence[], names: readonly string[]): Found | undefined => {
  const found = blocks
    .filter(({ language, code }) => !notCode.test(language) && !python.test(language) && code.trim() !== '')
    .filter(({ language, code }) => looksLikeCode(code) && !(language === '' && looksLikePython(code)))
    .map(({ code, start, isClosed }): Found => ({ piece: prepare(code, names), start, isClosed }))
  if (found.length === 0) return undefined
  const best = found.reduce(better)
  return best.piece.defines.length < names.length ? (joined(found, names) ?? best) : best
}

/** Takes the program that exports `names` out of a completion, whatever stands around it. */
export const extract = (completion: string, names: readonly string[]): Extraction => {
  const text = withoutReasoning(completion)
  const signatures = names.map((name) => `export function ${name}(…)`).join(', ')
  if (text.trim() === '') {
    const reason =
      completion.trim() === ''
        ? 'the answer is empty'
        : 'the answer ended inside its reasoning, before any code; think less and answer'
    return { kind: 'none', reason }
  }
  const blocks = fencedBlocks(text)
  const inFence = fromFences(blocks, names)
  const code = (found: Found): Extraction => {
    const thought = thoughtIn(text, found.start, found.piece.source)
    return { kind: 'code', source: found.piece.source, ...(thought === undefined ? {} : { thought }) }
  }
  if (inFence !== undefined && inFence.piece.defines.length > 0) return code(inFence)

  const bare = proseCode(text, names)
  if (bare !== undefined && (inFence === undefined || bare.isWhole)) {
    const piece = prepare(bare.code, names)
    if (inFence === undefined || piece.defines.length > 0) return code({ piece, start: bare.start, isClosed: true })
  }
  if (inFence !== undefined) return code(inFence)
  if (blocks.some((block) => python.test(block.language) || looksLikePython(block.code)) || looksLikePython(text))
    return { kind: 'none', reason: `the code is Python; write it in JavaScript, as one module with ${signatures}` }
  return { kind: 'none', reason: `the answer holds no JavaScript; give one fenced js block with ${signatures}` }
}
