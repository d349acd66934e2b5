/** How large a program is, for parsimony and feedback. */

import { descendants, parseModule } from './syntax.ts'

/** The number of nodes of the syntax tree; undefined for a program that does not parse. Layout, comments and parentheses do not count. */
export const complexity = (source: string): number | undefined => {
  const syntax = parseModule(source)
  return syntax.kind === 'tree' ? [...descendants(syntax.program)].length : undefined
}
