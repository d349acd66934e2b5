/** How much of one program's syntax is found in another. */

import type { AnyNode } from 'acorn'
import { childNodes, descendants, parseModule } from './syntax.ts'

/** The shape of a subtree: types of nodes and their order, without names and numbers. */
const shapeOf = (node: AnyNode): string => `${node.type}(${childNodes(node).map(shapeOf).join()})`

/** Inner nodes by shape, with how often each occurs; undefined for a program that does not parse. */
const shapes = (source: string): ReadonlyMap<string, number> | undefined => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return undefined
  const counts = new Map<string, number>()
  for (const node of descendants(syntax.program)) {
    if (childNodes(node).length === 0) continue
    const shape = shapeOf(node)
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  return counts
}

/**
 * Share of the syntactic subtrees of `source` that `other` has too, in [0, 1]: the syntax-tree match of CodeBLEU (Ren et al. 2020,
 * arXiv:2009.10297). Not symmetric. Zero where one of them does not parse.
 */
export const syntaxMatch = (source: string, other: string): number => {
  const [own, theirs] = [shapes(source), shapes(other)]
  if (own === undefined || theirs === undefined) return 0
  let all = 0
  let found = 0
  for (const [shape, count] of own) {
    all += count
    found += Math.min(count, theirs.get(shape) ?? 0)
  }
  return all === 0 ? 0 : found / all
}
