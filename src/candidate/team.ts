/** Teams: several programs, each with functions for some of the roles, bundled into one program that exports lists. */

import { namedExports } from './parse.ts'
import { isFunction, parseModule } from './syntax.ts'
import { withoutExports } from './without-exports.ts'

/** One program of a team. It must be a module that was accepted as a candidate: it imports nothing and exports declarations or names. */
export type Member = { readonly name: string; readonly source: string }

/** Lines that stand above the first member in a bundle. */
const linesAbove = 2

/** A message about a bundle, told of its first member: lines of the member's source by their numbers there, those of others as such. */
export const toldOfFirst = (detail: string, source: string): string => {
  const dropped = source.length - source.trimStart().length
  const leading = source.slice(0, dropped).split('\n').length - 1
  const count = source.trimEnd().split('\n').length
  return detail.replace(/\bline (\d+)(, column \d+)?/g, (_, text: string, column: string | undefined) => {
    const line = Number(text) - linesAbove + leading
    return line >= 1 && line <= count ? `line ${line}${column ?? ''}` : 'in another member of the team'
  })
}

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
    const { body, local } = withoutExports(syntax.program, source)
    const own = roles.filter((role) => local.has(role))
    const values = namedExports(syntax.program)
    for (const role of own) {
      const [value, name] = [values.get(role), `member${at + 1}.${role}`]
      byRole.get(role)?.push(value !== undefined && isFunction(value) ? name : `...[${name}].flat()`)
    }
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
