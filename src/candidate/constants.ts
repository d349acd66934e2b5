/** The numeric constants of a program that are worth tuning, and writing other values in their place. */

import type { AnyNode, Program } from 'acorn'
import { structuralNumbers } from './structure.ts'
import { descendants, parseModule, positionAt } from './syntax.ts'
import { type TuneComment, tuneComments } from './tune-comment.ts'

/** How a constant may vary: whole numbers; [0, 1]; above zero, over orders of magnitude; of either sign. */
export type Scale = 'integer' | 'probability' | 'positive' | 'signed'

/** A numeric literal with its unary minus, if it has one, as `source.slice(start, end)`. */
export type Constant = {
  readonly value: number
  /** What it is declared, assigned or given under, where it is. */
  readonly name: string | undefined
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly scale: Scale
  /** Inclusive range to search in; holds the value. */
  readonly low: number
  readonly high: number
  /** Whether to search it on a logarithmic axis; then `low` is above zero. */
  readonly isLogarithmic: boolean
}

type Literal = { readonly value: number; readonly node: AnyNode; readonly name: string | undefined }

const numberOf = (node: AnyNode): number | undefined => {
  if (node.type === 'Literal' && typeof node.value === 'number') return node.value
  if (node.type !== 'UnaryExpression' || node.operator !== '-') return undefined
  return node.argument.type === 'Literal' && typeof node.argument.value === 'number' ? -node.argument.value : undefined
}

/** Every numeric literal, with the name that it is declared, assigned or given under. */
const literals = (program: Program): Literal[] => {
  const names = new Map<AnyNode, string>()
  const inner = new Set<AnyNode>()
  const found: Literal[] = []
  for (const node of descendants(program)) {
    if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'Identifier')
      names.set(node.init, node.id.name)
    if (node.type === 'Property' && node.key.type === 'Identifier') names.set(node.value, node.key.name)
    if ((node.type === 'Property' || node.type === 'MethodDefinition') && !node.computed) inner.add(node.key)
    if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier') names.set(node.right, node.left.name)
    const value = inner.has(node) ? undefined : numberOf(node)
    if (value === undefined) continue
    if (node.type === 'UnaryExpression') inner.add(node.argument)
    found.push({ value, node, name: names.get(node) })
  }
  return found.toSorted((a, b) => a.node.start - b.node.start)
}

/** The value to that many significant digits. */
export const roundedTo = (value: number, digits: number): number => Number(value.toPrecision(digits))

const countName =
  /(count|size|steps?|iterations?|depth|window|neighbou?rs|look_?ahead|horizon|classes|levels|buckets)$/i
const shareName = /(prob|probability|rate|ratio|fraction|share|alpha|decay|weight)$/i

/** Two decades for what is above zero, both signs where the author wrote a minus. */
const guess = ({ value, name = '' }: Literal): Pick<Constant, 'scale' | 'low' | 'high' | 'isLogarithmic'> => {
  if (Number.isInteger(value) && value > 0 && countName.test(name))
    return { scale: 'integer', low: 1, high: Math.max(4, 4 * value), isLogarithmic: value >= 16 }
  if (value > 0 && value < 1 && shareName.test(name))
    return { scale: 'probability', low: 0, high: 1, isLogarithmic: false }
  if (value > 0)
    return { scale: 'positive', low: roundedTo(value / 10, 12), high: roundedTo(value * 10, 12), isLogarithmic: true }
  const reach = value === 0 ? 1 : 4 * Math.abs(value)
  return { scale: 'signed', low: -reach, high: reach, isLogarithmic: false }
}

const ranged = (
  literal: Literal,
  comment: TuneComment & { readonly kind: 'range' },
  mustBeWhole: boolean,
): ReturnType<typeof guess> => {
  const low = Math.min(comment.low, literal.value)
  const high = Math.max(comment.high, literal.value)
  const isInteger = comment.isInteger || (mustBeWhole && [low, high].every(Number.isInteger))
  const scale = isInteger ? 'integer' : low < 0 ? 'signed' : low === 0 && high === 1 ? 'probability' : 'positive'
  return { scale, low, high, isLogarithmic: comment.isLogarithmic && low > 0 }
}

/**
 * The constants worth tuning, in the order of the source; none where the program does not parse. Numbers that carry structure (indices,
 * loop bounds, lengths, whole exponents, …) are left out unless a comment asks for them: `// tune: 0..2`, `// tune: 0.01..10 log`,
 * `// tune: 1..9 integer` at the end of their line or right behind them as a block comment; `// tune: off` leaves a line out.
 */
export const findConstants = (source: string): readonly Constant[] => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return []
  const { program } = syntax
  const { structural, whole } = structuralNumbers(program)
  const all = literals(program)
  const comments = tuneComments(
    source,
    all.map(({ node }) => ({ start: node.start, end: node.end, isTunable: !structural.has(node) })),
  )
  return all.flatMap((literal, index): Constant[] => {
    const { node, value } = literal
    const comment = comments.get(index)
    if (comment?.kind === 'off' || (comment === undefined && structural.has(node))) return []
    const range = comment === undefined ? guess(literal) : ranged(literal, comment, whole.has(node))
    return [
      { value, name: literal.name, start: node.start, end: node.end, ...positionAt(source, node.start), ...range },
    ]
  })
}

/** The source with other texts in place of its constants, as many as there are constants and in their order. */
export const withTexts = (source: string, constants: readonly Constant[], texts: readonly string[]): string => {
  let written = ''
  let from = 0
  constants.forEach(({ start, end }, index) => {
    written += source.slice(from, start) + texts[index]
    from = end
  })
  return written + source.slice(from)
}

/**
 * The source with other values in place of its constants (as many values as constants, in their order), all other text untouched.
 * Unchanged values keep their spelling; others are written in the shortest form that reads back as the same number.
 */
export const withConstants = (source: string, constants: readonly Constant[], values: readonly number[]): string => {
  if (values.length !== constants.length)
    throw new RangeError(`Expected ${constants.length} values, one for each constant, got ${values.length}`)
  const texts = constants.map(({ value, start, end }, index): string => {
    const next = values[index] as number
    if (!Number.isFinite(next)) throw new RangeError(`Expected a finite number as a constant, got ${next}`)
    if (Object.is(next, value)) return source.slice(start, end)
    if (next < 0 && value >= 0) return `(${next})`
    // `return-1` becomes `return 2`.
    return value < 0 && next >= 0 && /[\w$]/.test(source[start - 1] ?? '') ? ` ${next}` : `${next}`
  })
  return withTexts(source, constants, texts)
}
