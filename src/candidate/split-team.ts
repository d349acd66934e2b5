/** Takes a team apart: each function of each role as a program of its own, with what it needs and nothing else. */

import type { AnyNode, Expression, Program, SpreadElement } from 'acorn'
import { namedExports } from './parse.ts'
import { type Binding, resolveScopes, type Scopes } from './scope.ts'
import { descendants, parseModule } from './syntax.ts'

/** A program that exports one function, for one role. */
export type Part = { readonly role: string; readonly source: string }

/** A top-level statement with the bindings that it declares and those that it mentions. */
type Piece = {
  /** Comment lines that stand right above it. */
  readonly comment: string
  readonly code: string
  readonly declares: ReadonlySet<Binding>
  readonly mentions: ReadonlySet<Binding>
}

type Bindings = Scopes['bindings']

const declarationIn = (statement: AnyNode): AnyNode | undefined =>
  statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? undefined) : statement

const commentAtEnd = /(?:^|\n)((?:[ \t]*(?:\/\/[^\n]*|\/\*[^]*?\*\/)[ \t]*\n)+)$/

const piecesOf = (program: Program, source: string, bindings: Bindings): readonly Piece[] => {
  const mentionsOf = (node: AnyNode): Set<Binding> =>
    new Set([...descendants(node)].flatMap((inner) => (inner.type === 'Identifier' && bindings.get(inner)) || []))
  let from = 0
  return program.body.flatMap((statement) => {
    const node = declarationIn(statement)
    const start = from
    from = statement.end
    if (node === undefined) return []
    const names =
      node.type === 'VariableDeclaration'
        ? node.declarations.map(({ id }) => id as AnyNode)
        : (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id !== null
          ? [node.id as AnyNode]
          : []
    const declares = new Set(names.flatMap((name) => [...mentionsOf(name)]))
    const comment = commentAtEnd.exec(source.slice(start, statement.start))?.[1] ?? ''
    return [{ comment, code: source.slice(node.start, node.end), declares, mentions: mentionsOf(node) }]
  })
}

/** Statements that the bindings need, directly or by others, in the source's order; those that declare nothing are needed by all. */
const needed = (pieces: readonly Piece[], wanted: Iterable<Binding>): readonly Piece[] => {
  const known = new Set(wanted)
  const kept = new Set<Piece>()
  for (let grown = true; grown;) {
    grown = false
    for (const piece of pieces) {
      const isWanted = piece.declares.size === 0 || [...piece.declares].some((binding) => known.has(binding))
      if (kept.has(piece) || !isWanted) continue
      kept.add(piece)
      for (const binding of piece.mentions) known.add(binding)
      grown = true
    }
  }
  return pieces.filter((piece) => kept.has(piece))
}

const textOf = ({ comment, code }: Piece): string => `${comment}${code}`

/** The module inside `const member1 = (() => { … return { destroy } })()`, the form that `bundleTeam` gives to a member. */
const memberNamed = (program: Program, source: string, name: string): string | undefined => {
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration') continue
    const [declaration] = statement.declarations
    if (declaration?.id.type !== 'Identifier' || declaration.id.name !== name) continue
    const call = declaration.init
    if (call?.type !== 'CallExpression' || call.callee.type !== 'ArrowFunctionExpression') return undefined
    const { body } = call.callee
    const last = body.type === 'BlockStatement' ? body.body.at(-1) : undefined
    if (last?.type !== 'ReturnStatement' || last.argument?.type !== 'ObjectExpression') return undefined
    const names = last.argument.properties.map((property) =>
      property.type === 'Property' && property.key.type === 'Identifier' && property.value.type === 'Identifier'
        ? `${property.value.name} as ${property.key.name}`
        : '',
    )
    return names.includes('')
      ? undefined
      : `${source.slice(body.start + 1, last.start).trim()}\nexport { ${names.join(', ')} }\n`
  }
  return undefined
}

/** `member1` of `member1.destroy` and of `...[member1.destroy].flat()`. */
const memberIn = (element: Expression | SpreadElement): string | undefined => {
  const inner =
    element.type === 'SpreadElement' &&
    element.argument.type === 'CallExpression' &&
    element.argument.callee.type === 'MemberExpression' &&
    element.argument.callee.object.type === 'ArrayExpression'
      ? element.argument.callee.object.elements[0]
      : element
  return inner?.type === 'MemberExpression' && inner.object.type === 'Identifier' ? inner.object.name : undefined
}

/**
 * The functions of these roles in a program, in the order of roles and lists: a list that is written out is taken apart, members of a bundled
 * team too; any other value of a role stays one part. A program that does not parse has no parts.
 */
export const splitTeam = (source: string, roles: readonly string[]): readonly Part[] => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return []
  const { program } = syntax
  const { bindings } = resolveScopes(program)
  const pieces = piecesOf(program, source, bindings)
  const exported = namedExports(program)
  const locals = new Map(
    program.body.flatMap((statement) =>
      statement.type === 'ExportNamedDeclaration'
        ? statement.specifiers.flatMap(({ local, exported: as }) =>
            local.type === 'Identifier' && as.type === 'Identifier' ? [[as.name, local.name] as const] : [],
          )
        : [],
    ),
  )
  const declared = (role: string, name: string): Part => {
    const isIts = ({ declares }: Piece): boolean => [...declares].some((binding) => binding.name === name)
    const kept = needed(
      pieces,
      pieces.filter(isIts).flatMap(({ declares }) => [...declares]),
    )
    // Where the name is the role's, the export stands before the declaration, as in a program that was written for it.
    if (name === role) {
      const texts = kept.map((piece) => (isIts(piece) ? `${piece.comment}export ${piece.code}` : textOf(piece)))
      return { role, source: `${texts.join('\n\n')}\n` }
    }
    return { role, source: `${[...kept.map(textOf), `export { ${name} as ${role} }`].join('\n\n')}\n` }
  }
  const partsOf = (role: string, element: Expression | SpreadElement): readonly Part[] => {
    const member = memberIn(element)
    const inside = member === undefined ? undefined : memberNamed(program, source, member)
    if (inside !== undefined) return splitTeam(inside, [role])
    if (element.type === 'Identifier') return [declared(role, element.name)]
    if (element.type === 'SpreadElement') return []
    const used = [...descendants(element)].flatMap((node) => (node.type === 'Identifier' && bindings.get(node)) || [])
    const kept = needed(pieces, used).map(textOf)
    const value = source.slice(element.start, element.end)
    return [{ role, source: `${[...kept, `export const ${role} = ${value}`].join('\n\n')}\n` }]
  }

  return roles.flatMap((role) => {
    if (!exported.has(role)) return []
    const value = exported.get(role)
    const whole = [declared(role, locals.get(role) ?? role)]
    if (value?.type !== 'ArrayExpression') return whole
    const parts = value.elements.map((element) => (element === null ? [] : partsOf(role, element)))
    return parts.every((of) => of.length > 0) ? parts.flat() : whole
  })
}
