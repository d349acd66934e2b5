/** Teams: several programs, each with functions for some of the roles, bundled into one program that exports lists. */

import type { AnyNode, Program } from 'acorn'
import { namedExports } from './parse.ts'
import { parseModule } from './syntax.ts'

/** One program of a team. It must be a module that was accepted as a candidate: it imports nothing and exports declarations or names. */
export type Member = { readonly name: string; readonly source: string }

const cut = (source: string, nodes: readonly { readonly start: number; readonly end: number }[]): string =>
  nodes.toReversed().reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), source)

/** The module without its export keywords, and the local name behind each exported one. */
const unexported = (
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

const nameOf = (node: AnyNode): string =>
  node.type === 'Identifier' ? node.name : String((node as { value?: unknown }).value)

/**
 * One module that exports, for each role, the list of its functions in the order of the members; each member keeps a scope of its own.
 * A module that exports lists already is a team, and so are its parts. Throws RangeError for a role that no member has and for a member
 * that does not parse.
 */
export const bundleTeam = (members: readonly Member[], roles: readonly string[]): string => {
  const byRole = new Map<string, string[]>(roles.map((role) => [role, []]))
  const parts = members.map(({ name, source }, at) => {
    const syntax = parseModule(source)
    if (syntax.kind === 'error') throw new RangeError(`${name} does not parse: ${syntax.detail}`)
    const { body, local } = unexported(syntax.program, source)
    const own = roles.filter((role) => local.has(role))
    for (const role of own) byRole.get(role)?.push(`...[member${at + 1}.${role}].flat()`)
    const exported = own.map((role) => (local.get(role) === role ? role : `${role}: ${local.get(role)}`)).join(', ')
    const comment = name.replaceAll('\n', ' ')
    return `// ${comment}\nconst member${at + 1} = (() => {\n${body.trim()}\nreturn { ${exported} }\n})()\n`
  })
  const lists = roles.map((role) => {
    const functions = byRole.get(role) ?? []
    if (functions.length === 0) throw new RangeError(`No member of the team exports ${role}`)
    return `export const ${role} = [${functions.join(', ')}]`
  })
  return `${parts.join('\n')}\n${lists.join('\n')}\n`
}
