/** Types from a contract written into the heads of a candidate's functions, for an export in TypeScript. */

import type { AnyNode } from 'acorn'
import { parseModule, isFunction } from '../../candidate/syntax.ts'
import { namedExports } from '../../candidate/parse.ts'
import type { Contract } from '../../problem/contract.ts'
import { typeText } from '../../problem/signature.ts'

/** The source with a type behind every plain parameter of the contracts' functions; what is destructured or not a function stays as it is. */
export const annotate = (source: string, contracts: readonly Contract[]): string => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return source
  const exported = namedExports(syntax.program)
  const edits = contracts.flatMap(({ name, parameters }) => {
    const node: AnyNode | undefined = exported.get(name)
    if (node === undefined || !isFunction(node)) return []
    // An arrow function with one bare parameter has no parentheses to put a type in.
    if (node.type === 'ArrowFunctionExpression' && source[node.start] !== '(') return []
    return node.params.flatMap((parameter, at) => {
      const type = parameters[at]?.type
      return parameter.type === 'Identifier' && type !== undefined
        ? [{ at: parameter.end, text: `: ${typeText(type)}` }]
        : []
    })
  })
  return edits
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source)
}
