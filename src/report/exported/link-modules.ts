/** A driver's modules as one expression, so that an exported file imports nothing. */

import { parseModule } from '../../candidate/syntax.ts'
import { cut, withoutExports } from '../../candidate/without-exports.ts'
import type { ModuleGraph } from '../../problem/module-graph.ts'

type Names = ReadonlyMap<string, string>

/** The declaration that takes a module's imports from the constants of the modules it imports. */
const importsOf = (
  { source, imports }: ModuleGraph['modules'][string],
  constants: Names,
): { readonly declarations: readonly string[]; readonly rest: string } => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') throw new RangeError(`A module of the driver does not parse: ${syntax.detail}`)
  const found = syntax.program.body.filter((node) => node.type === 'ImportDeclaration')
  const declarations = found.map(({ specifiers, source: from }) => {
    const constant = constants.get(imports[String(from.value)] ?? '')
    const names = specifiers.map((one) => {
      if (one.type === 'ImportNamespaceSpecifier') return { all: one.local.name, part: '' }
      const imported = one.type === 'ImportDefaultSpecifier' ? 'default' : (one.imported as { name: string }).name
      return { all: '', part: imported === one.local.name ? imported : `${imported}: ${one.local.name}` }
    })
    const whole = names.find(({ all }) => all !== '')
    if (whole !== undefined) return `const ${whole.all} = ${constant}`
    return `const { ${names.map(({ part }) => part).join(', ')} } = ${constant}`
  })
  return { declarations, rest: cut(source, found) }
}

/** Modules before those that import them. */
const inOrder = ({ entry, modules }: ModuleGraph): readonly string[] => {
  const ordered: string[] = []
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    for (const imported of Object.values(modules[key]?.imports ?? {})) visit(imported)
    ordered.push(key)
  }
  visit(entry)
  return ordered
}

/** Statements that declare a constant for each module, and the name of the constant that holds the entry's exports. Drivers have no default exports and no circles. */
export const linkModules = (graph: ModuleGraph): { readonly statements: string; readonly entry: string } => {
  const keys = inOrder(graph)
  const constants = new Map(keys.map((key, at) => [key, `module${at + 1}`]))
  const statements = keys.map((key) => {
    const module = graph.modules[key]
    if (module === undefined) throw new RangeError(`The driver's graph has no module ${key}`)
    const { declarations, rest } = importsOf(module, constants)
    const syntax = parseModule(rest)
    if (syntax.kind === 'error') throw new RangeError(`${key} does not parse: ${syntax.detail}`)
    const { body, local } = withoutExports(syntax.program, rest)
    const exported = [...local].map(([name, inside]) => (name === inside ? name : `${name}: ${inside}`)).join(', ')
    const inside = [...declarations, body.trim(), `return { ${exported} }`].join('\n')
    return `// ${key.replace(/^\.\//, '')}\nconst ${constants.get(key)} = (() => {\n${inside}\n})()`
  })
  return { statements: statements.join('\n\n'), entry: constants.get(graph.entry) as string }
}
