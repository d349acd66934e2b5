/** Which identifier means which binding: the lexical scopes of a module. */

import type { AnyNode, Identifier, Pattern, Program, VariableDeclaration } from 'acorn'
import { childNodes, isFunction, match } from './syntax.ts'

/** One declared name. */
export type Binding = {
  readonly name: string
  readonly kind: 'variable' | 'parameter' | 'function' | 'class' | 'import'
}

/** Every identifier that stands for a value: declarations and references with their binding, and those that nothing declares. */
export type Scopes = {
  readonly bindings: ReadonlyMap<Identifier, Binding>
  readonly unresolved: readonly Identifier[]
}

type Scope = { readonly names: Map<string, Binding>; readonly parent: Scope | undefined }

/** The identifiers that a pattern declares. */
export const declaredBy = (pattern: Pattern): Identifier[] =>
  match(pattern, {
    Identifier: (node) => [node],
    ObjectPattern: ({ properties }) =>
      properties.flatMap((property) =>
        declaredBy(property.type === 'RestElement' ? property.argument : property.value),
      ),
    ArrayPattern: ({ elements }) => elements.flatMap((element) => (element === null ? [] : declaredBy(element))),
    RestElement: ({ argument }) => declaredBy(argument),
    AssignmentPattern: ({ left }) => declaredBy(left),
  }) ?? []

/** Children that are names of properties, labels or exports rather than values. */
const plainNames = (node: AnyNode): readonly unknown[] =>
  match<readonly unknown[]>(node, {
    MemberExpression: ({ computed, property }) => (computed ? [] : [property]),
    Property: ({ computed, key }) => (computed ? [] : [key]),
    MethodDefinition: ({ computed, key }) => (computed ? [] : [key]),
    PropertyDefinition: ({ computed, key }) => (computed ? [] : [key]),
    LabeledStatement: ({ label }) => [label],
    BreakStatement: ({ label }) => [label],
    ContinueStatement: ({ label }) => [label],
    MetaProperty: ({ meta, property }) => [meta, property],
    ExportSpecifier: ({ exported }) => [exported],
    ExportAllDeclaration: ({ exported }) => [exported],
    ImportSpecifier: ({ imported }) => [imported],
  }) ?? []

const declare = (scope: Scope, identifiers: readonly Identifier[], kind: Binding['kind']): void => {
  for (const { name } of identifiers) if (!scope.names.has(name)) scope.names.set(name, { name, kind })
}

const declaredNames = (declaration: VariableDeclaration): Identifier[] =>
  declaration.declarations.flatMap(({ id }) => declaredBy(id))

/** `var` belongs to the function around it, however deep it stands. */
const declareVars = (node: AnyNode, scope: Scope): void => {
  if (node.type === 'VariableDeclaration' && node.kind === 'var') declare(scope, declaredNames(node), 'variable')
  for (const child of childNodes(node)) if (!isFunction(child)) declareVars(child, scope)
}

/** What the statements of a block declare for the whole block. */
const declareStatements = (statements: readonly AnyNode[], scope: Scope): void => {
  for (const statement of statements) {
    const node =
      (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') &&
      statement.declaration
        ? statement.declaration
        : statement
    if (node.type === 'VariableDeclaration' && node.kind !== 'var') declare(scope, declaredNames(node), 'variable')
    if (node.type === 'FunctionDeclaration' && node.id !== null) declare(scope, [node.id], 'function')
    if (node.type === 'ClassDeclaration' && node.id !== null) declare(scope, [node.id], 'class')
    if (node.type === 'ImportDeclaration')
      declare(
        scope,
        node.specifiers.map(({ local }) => local),
        'import',
      )
  }
}

/** The scope that a node opens, with what it declares; the scope around it where it opens none. */
const scopeOf = (node: AnyNode, parent: Scope): Scope => {
  const scope: Scope = { names: new Map(), parent }
  if (isFunction(node)) {
    if (node.type === 'FunctionExpression' && node.id) declare(scope, [node.id], 'function')
    const inner: Scope = { names: new Map(), parent: scope }
    declare(inner, node.params.flatMap(declaredBy), 'parameter')
    declareVars(node.body, inner)
    return inner
  }
  const block = (statements: readonly AnyNode[]): Scope => {
    declareStatements(statements, scope)
    return scope
  }
  const named = (identifiers: readonly Identifier[], kind: Binding['kind']): Scope => {
    declare(scope, identifiers, kind)
    return scope
  }
  const opened = match(node, {
    BlockStatement: ({ body }) => block(body),
    StaticBlock: ({ body }) => block(body),
    SwitchStatement: ({ cases }) => block(cases.flatMap(({ consequent }) => consequent)),
    ForStatement: ({ init }) => block(init ? [init] : []),
    ForInStatement: ({ left }) => block([left]),
    ForOfStatement: ({ left }) => block([left]),
    CatchClause: ({ param }) => named(param ? declaredBy(param) : [], 'variable'),
    ClassExpression: ({ id }) => named(id ? [id] : [], 'class'),
  })
  return opened ?? parent
}

/** By tree, since several look at each. */
const known = new WeakMap<Program, Scopes>()

/** Resolves every identifier of a module. */
export const resolveScopes = (program: Program): Scopes => {
  const scopes = known.get(program) ?? resolved(program)
  known.set(program, scopes)
  return scopes
}

const resolved = (program: Program): Scopes => {
  const bindings = new Map<Identifier, Binding>()
  const unresolved: Identifier[] = []
  const module: Scope = { names: new Map(), parent: undefined }
  declareVars(program, module)
  declareStatements(program.body, module)

  const resolve = (identifier: Identifier, scope: Scope): void => {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const binding = at.names.get(identifier.name)
      if (binding !== undefined) {
        bindings.set(identifier, binding)
        return
      }
    }
    unresolved.push(identifier)
  }
  const visit = (node: AnyNode, scope: Scope): void => {
    if (node.type === 'Identifier') return resolve(node, scope)
    const inner = scopeOf(node, scope)
    const skipped = plainNames(node)
    for (const child of childNodes(node)) {
      if (skipped.includes(child)) continue
      // A declared function's name belongs to the scope around it, where a parameter of the same name cannot hide it.
      visit(child, node.type === 'FunctionDeclaration' && child === node.id ? scope : inner)
    }
  }
  visit(program, module)
  return { bindings, unresolved }
}
