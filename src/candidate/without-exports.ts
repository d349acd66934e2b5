/** A module's statements without their export keywords, so that they can stand inside a function. */

import type { AnyNode, Program } from 'acorn'
import { namedExports } from './parse.ts'

const nameOf = (node: AnyNode): string =>
  node.type === 'Identifier' ? node.name : String((node as { readonly value?: unknown }).value)

/** Removes spans of a text; they are in order and apart from each other. */
export const cut = (source: string, spans: readonly { readonly start: number; readonly end: number }[]): string =>
  spans.toReversed().reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), source)

/** The statements, and the local name behind each exported one. The module exports declarations and names, nothing by default. */
export const withoutExports = (
  program: Program,
  source: string,
): { readonly body: string; readonly local: ReadonlyMap<string, string> } => {
  const local = new Map<string, string>()
  const removed: { start: number; end: number }[] = []
  for (const name of namedExports(program).keys()) local.set(name, name)
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue
    if (statement.declaration) removed.push({ start: statement.start, end: statement.declaration.start })
    else {
      removed.push(statement)
      for (const { exported, local: inside } of statement.specifiers) local.set(nameOf(exported), nameOf(inside))
    }
  }
  return { body: cut(source, removed), local }
}
