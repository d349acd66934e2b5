/** A program under other names: the same computation for a reader who must not know what it is about. */

import { parse, type Comment } from 'acorn'
import { descendants, parseModule } from './syntax.ts'

type Cut = { readonly start: number; readonly end: number; readonly text: string }

/**
 * The source with every identifier exchanged for its partner in `names` and every partner for it, names of properties included, and without
 * comments. Doing it twice gives the same program again. A source that does not parse stays as it is.
 */
export const swapNames = (source: string, names: Readonly<Record<string, string>>): string => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return source
  const partners = new Map(Object.entries(names).flatMap(([one, other]) => [[one, other] as const, [other, one]]))
  const comments: Comment[] = []
  parse(source, { ecmaVersion: 'latest', sourceType: 'module', onComment: comments })
  const cuts = new Map<number, Cut>()
  for (const { start, end } of comments) cuts.set(start, { start, end, text: '' })
  for (const node of descendants(syntax.program)) {
    const partner = node.type === 'Identifier' ? partners.get(node.name) : undefined
    if (partner !== undefined) cuts.set(node.start, { start: node.start, end: node.end, text: partner })
  }
  const parts: string[] = []
  let at = 0
  for (const { start, end, text } of [...cuts.values()].toSorted((a, b) => a.start - b.start)) {
    parts.push(source.slice(at, start), text)
    at = end
  }
  return [...parts, source.slice(at)]
    .join('')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
}
