/** A program that counts how often each of its lines is executed, and otherwise does what it did. */

import type { AnyNode } from 'acorn'
import { childNodes, isFunction, parseModule, positionAt } from './syntax.ts'

/** The instrumented module exports the counts, one for each line from the first, by a function of this name. */
export const countsName = 'executedLines'

type Insertion = { readonly at: number; readonly text: string }

const isStatement = (node: AnyNode): boolean =>
  /Statement$|^VariableDeclaration$/.test(node.type) && node.type !== 'BlockStatement' && node.type !== 'EmptyStatement'

/** Lists of statements, where a counter can stand before each. */
const listed = (node: AnyNode): readonly AnyNode[] => {
  if (node.type === 'BlockStatement' || node.type === 'StaticBlock') return node.body
  return node.type === 'SwitchCase' ? node.consequent : []
}

/** Single statements that are bodies without braces. */
const bare = (node: AnyNode): readonly AnyNode[] => {
  if (node.type === 'IfStatement') return [node.consequent, ...(node.alternate ? [node.alternate] : [])]
  if (/^(For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type)) return [(node as unknown as { body: AnyNode }).body]
  return []
}

/** The module with counters; undefined where it does not parse or already exports that name. Lines stay where they are. */
export const withLineCounts = (source: string): string | undefined => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error' || source.includes(countsName)) return undefined
  const insertions: Insertion[] = []
  const counter = (node: AnyNode): string => `counts${countsName}[${positionAt(source, node.start).line - 1}]++`
  const visit = (node: AnyNode): void => {
    for (const statement of listed(node)) {
      if (isStatement(statement) && !('directive' in statement))
        insertions.push({ at: statement.start, text: `${counter(statement)};` })
    }
    for (const statement of bare(node)) {
      if (!isStatement(statement)) continue
      insertions.push({ at: statement.start, text: `{${counter(statement)};` }, { at: statement.end, text: '}' })
    }
    if (isFunction(node) && node.body.type !== 'BlockStatement') {
      // The comma keeps an object literal's own parentheses meaning what they did.
      insertions.push({ at: node.body.start, text: `(${counter(node.body)},` }, { at: node.body.end, text: ')' })
    }
    for (const child of childNodes(node)) visit(child)
  }
  visit(syntax.program)
  const lines = source.split('\n').length
  // From the end of the text to its start. At one place what closes stands before what opens, the inner one first; the outer opens first.
  const ordered = insertions
    .map((one, order) => ({ ...one, order }))
    .toSorted(
      (a, b) => b.at - a.at || closes(a) - closes(b) || (closes(a) === 1 ? a.order - b.order : b.order - a.order),
    )
  const counted = ordered.reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source)
  return `const counts${countsName} = new Float64Array(${lines});${counted}\nexport const ${countsName} = () => counts${countsName}\n`
}

const closes = ({ text }: Insertion): number => (text === '}' || text === ')' ? 1 : 0)
