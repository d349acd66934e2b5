/** Which numbers of a program carry structure, so that another value would break it rather than change its taste. */

import type { AnyNode, BinaryExpression, CallExpression, NewExpression, Program } from 'acorn'
import { type Binding, resolveScopes, type Scopes } from './scope.ts'
import { type Cases, descendants, isFunction, match } from './syntax.ts'

const bitwise = new Set(['&', '|', '^', '<<', '>>', '>>>', '&=', '|=', '^=', '<<=', '>>=', '>>>='])
const equality = new Set(['==', '===', '!=', '!=='])
const order = new Set(['<', '<=', '>', '>='])
const indexMethods = new Set(
  (
    'slice splice at charAt charCodeAt codePointAt substring toFixed toPrecision toString padStart padEnd repeat copyWithin subarray ' +
    'flat with'
  ).split(' '),
)
const roundings = new Set(['floor', 'ceil', 'trunc', 'round'])

const literalValue = (node: AnyNode): number | undefined => {
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = literalValue(node.argument)
    return value === undefined ? undefined : -value
  }
  return node.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined
}

const methodName = (node: CallExpression): string | undefined =>
  node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier'
    ? node.callee.property.name
    : undefined

const isArrayMaker = (node: CallExpression | NewExpression): boolean => {
  const { callee } = node
  if (callee.type === 'Identifier') return /Array$|^(Map|Set|BigInt)$/.test(callee.name)
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name.endsWith('Array') &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'from'
  )
}

const isWhole = (node: AnyNode): boolean => Number.isInteger(literalValue(node))

const lengthMethods = /^(push|unshift|indexOf|lastIndexOf|findIndex|findLastIndex)$/

/** Lengths, and what methods give back that is a length or an index. */
const isLength = (node: AnyNode): boolean =>
  (node.type === 'MemberExpression' &&
    node.property.type === 'Identifier' &&
    /^(length|size)$/.test(node.property.name)) ||
  (node.type === 'CallExpression' && lengthMethods.test(methodName(node) ?? ''))

/** The parameters of the functions that have a name. */
const namedFunctions = (program: Program, bindings: Scopes['bindings']): ReadonlyMap<Binding, readonly AnyNode[]> => {
  const functions = new Map<Binding, readonly AnyNode[]>()
  for (const node of descendants(program)) {
    const [id, value] =
      node.type === 'FunctionDeclaration'
        ? [node.id, node]
        : node.type === 'VariableDeclarator' && node.init && isFunction(node.init)
          ? [node.id, node.init]
          : []
    const binding = id?.type === 'Identifier' ? bindings.get(id) : undefined
    if (binding !== undefined && value !== undefined) functions.set(binding, value.params)
  }
  return functions
}

const isMath = (node: AnyNode, name: string): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  node.callee.object.type === 'Identifier' &&
  node.callee.object.name === 'Math' &&
  methodName(node) === name

/** Zeros, ones and minus ones that start a running value, are handed back as an answer or told apart by sign. */
const isUnit = (node: AnyNode): boolean => isWhole(node) && Math.abs(literalValue(node) ?? 2) <= 1

/** Guards against division by zero, and stand-ins for infinity. */
const isExtreme = (value: number): boolean => Math.abs(value) < 1e-6 || Math.abs(value) >= 1e8

/** Numbers that carry structure, and those of them that a program counts or indexes with: no broken value can take their place. */
export type Structure = { readonly structural: ReadonlySet<AnyNode>; readonly whole: ReadonlySet<AnyNode> }

/**
 * The literals, and minus signs over literals, that carry structure. Everything below these is structural: computed indices, heads of loops,
 * array lengths and arguments of index methods, bitwise operands, switch cases, operands of `%` that are whole. Whole exponents are
 * too: they accept a negative base, where any exponent near them gives NaN; broken exponents are tuned. So are zero everywhere, ±1 where it
 * starts, counts or answers, 1 in `1 / x` and `1 - x`, whole numbers compared with a length, epsilons and stand-ins for infinity, and
 * the initial value of a constant that is used in such a place. Whole numbers are structural too where they are added to, compared with or
 * assigned to what is used as an index or a bound, or handed to a function that uses it so; and the factors and the arguments of
 * `Math.min` and `Math.max` that such a value is made of.
 */
export const structuralNumbers = (program: Program): Structure => {
  const { bindings } = resolveScopes(program)
  const structural = new Set<AnyNode>()
  const whole = new Set<AnyNode>()
  const structuralBindings = new Set<Binding>()
  const counters = new Set<Binding>()

  const markAll = (node: AnyNode | null | undefined): void => {
    if (!node) return
    for (const inner of descendants(node)) {
      structural.add(inner)
      if (isWhole(inner)) whole.add(inner)
      const binding = inner.type === 'Identifier' ? bindings.get(inner) : undefined
      if (binding !== undefined) structuralBindings.add(binding)
    }
  }
  const mark = (node: AnyNode): void => {
    if (literalValue(node) !== undefined) structural.add(node)
  }
  const markPlace = (node: AnyNode): void => {
    mark(node)
    if (isWhole(node)) whole.add(node)
  }
  const markWhole = (node: AnyNode | null | undefined): void => {
    if (!node) return
    for (const inner of descendants(node)) if (isWhole(inner)) markPlace(inner)
  }
  const markUnit = (node: AnyNode | null | undefined): void => {
    if (node && isUnit(node)) mark(node)
  }
  const isCounter = (node: AnyNode): boolean => {
    const binding = node.type === 'Identifier' ? bindings.get(node) : undefined
    return binding !== undefined && counters.has(binding)
  }

  for (const node of descendants(program)) {
    if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier') {
      const binding = bindings.get(node.argument)
      if (binding !== undefined) counters.add(binding)
    }
    if (node.type === 'MemberExpression' && node.computed && node.property.type === 'Identifier') {
      const binding = bindings.get(node.property)
      if (binding !== undefined) counters.add(binding)
    }
  }

  const call = (node: CallExpression): void => {
    const method = methodName(node) ?? ''
    const [first, second] = node.arguments
    if (isArrayMaker(node) && first && first.type !== 'ArrayExpression') markAll(first)
    if (indexMethods.has(method)) node.arguments.forEach(markAll)
    if (method === 'fill' || method === 'reduce') node.arguments.forEach(markUnit)
    if (isMath(node, 'pow') && second && isWhole(second)) mark(second)
    if (roundings.has(method) && first?.type === 'BinaryExpression' && isWhole(first.right)) mark(first.right)
  }

  const binary = ({ left, right, operator }: BinaryExpression): void => {
    if (bitwise.has(operator)) {
      mark(left)
      mark(right)
      // Hashes and generators of random numbers; `| 0` merely rounds.
      if (operator !== '|') [left, right].forEach(markWhole)
    }
    if ((operator === '**' || operator === '%') && isWhole(right)) mark(right)
    if ((operator === '/' || operator === '-') && literalValue(left) === 1) mark(left)
    for (const [side, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const counts = isLength(other) || isCounter(other)
      if (isWhole(side) && (equality.has(operator) || (order.has(operator) && counts))) mark(side)
      if ((operator === '+' || operator === '-') && isUnit(side) && counts) mark(side)
    }
  }

  const cases: Cases<void> = {
    MemberExpression: ({ computed, object, property }) => {
      if (computed) markAll(property)
      mark(object)
    },
    ForStatement: ({ init, test, update }) => [init, test, update].forEach(markAll),
    WhileStatement: ({ test }) => markAll(test),
    DoWhileStatement: ({ test }) => markAll(test),
    SwitchCase: ({ test }) => markAll(test),
    NewExpression: (node) => (isArrayMaker(node) ? node.arguments.forEach(markAll) : undefined),
    CallExpression: call,
    BinaryExpression: binary,
    // Stand-ins for what is not known yet.
    Property: ({ value }) => (literalValue(value) === -1 ? mark(value) : undefined),
    VariableDeclaration: ({ kind, declarations }) =>
      kind === 'const' ? undefined : declarations.forEach(({ init }) => markUnit(init)),
    AssignmentExpression: ({ operator, left, right }) => {
      if (bitwise.has(operator) || isLength(left)) markAll(right)
      if (operator === '=' || operator === '+=' || operator === '-=') markUnit(right)
    },
    ReturnStatement: ({ argument }) => markUnit(argument),
    ArrowFunctionExpression: ({ body }) => markUnit(body),
    ConditionalExpression: ({ consequent, alternate }) => [consequent, alternate].forEach(markUnit),
  }

  for (const node of descendants(program)) {
    const value = literalValue(node)
    if (value !== undefined && (value === 0 || isExtreme(value))) mark(node)
    match<void>(node, cases)
  }
  const isPlace = (node: AnyNode): boolean => {
    const binding = node.type === 'Identifier' ? bindings.get(node) : undefined
    if (binding !== undefined) return structuralBindings.has(binding)
    if (isLength(node)) return true
    return (
      node.type === 'BinaryExpression' &&
      /^([+-]|>>)$/.test(node.operator) &&
      (isPlace(node.left) || isPlace(node.right))
    )
  }
  /** What an index is added up, multiplied or chosen from is one. */
  const addPlaces = (node: AnyNode | null | undefined): void => {
    if (!node) return
    const binding = node.type === 'Identifier' ? bindings.get(node) : undefined
    if (binding !== undefined) structuralBindings.add(binding)
    if (node.type === 'BinaryExpression' && /^[+\-*%]$/.test(node.operator)) [node.left, node.right].forEach(addPlaces)
    if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(addPlaces)
    if (isMath(node, 'min') || isMath(node, 'max')) (node as CallExpression).arguments.forEach(addPlaces)
  }
  const madeOf = (node: AnyNode | null | undefined): void => {
    markWhole(node)
    addPlaces(node)
  }
  const functions = namedFunctions(program, bindings)
  const places: Cases<void> = {
    CallExpression: ({ callee, arguments: given }) => {
      const binding = callee.type === 'Identifier' ? bindings.get(callee) : undefined
      const parameters = binding === undefined ? [] : (functions.get(binding) ?? [])
      for (const [at, parameter] of parameters.entries()) {
        const argument = given[at]
        if (argument === undefined || !isPlace(parameter)) continue
        madeOf(argument)
      }
    },
    BinaryExpression: ({ left, right, operator }) => {
      if (operator !== '+' && operator !== '-' && !order.has(operator)) return
      if (isWhole(left) && isPlace(right)) markPlace(left)
      if (isWhole(right) && isPlace(left)) markPlace(right)
    },
    VariableDeclarator: ({ id, init }) => (isPlace(id) ? madeOf(init) : undefined),
    AssignmentExpression: ({ left, right }) => (isPlace(left) ? madeOf(right) : undefined),
  }
  const direct = new Set(structuralBindings)
  let known = -1
  while (structuralBindings.size > known) {
    known = structuralBindings.size
    for (const node of descendants(program)) match<void>(node, places)
  }
  // Indices and bounds are often named before they are used. Of what they are made of only whole numbers are more than a factor.
  for (const node of descendants(program)) {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init) continue
    const binding = bindings.get(node.id)
    if (binding === undefined || !structuralBindings.has(binding)) continue
    if (direct.has(binding) || isWhole(node.init)) markPlace(node.init)
  }
  return { structural, whole }
}
