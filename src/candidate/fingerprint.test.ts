/** Equal programs in different clothes, and different programs. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complexity } from './complexity.ts'
import { fingerprint } from './fingerprint.ts'

/** A program as data, printed in several styles below. */
type Tree =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'variable'; readonly index: number }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Tree[] }

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.integer({ min: 0, max: 5000 }).map((n): Tree => ({ kind: 'constant', value: n / 4 })),
    fc.nat({ max: 3 }).map((index): Tree => ({ kind: 'variable', index })),
    fc.constantFrom('p', 'd').map((name): Tree => ({ kind: 'field', name })),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('+', '-', '*', '/', '<'),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('min', 'max', 'exp'),
      operands: fc.array(tie('tree'), { minLength: 1, maxLength: 2 }),
    }),
  ),
})).tree

type Style = {
  readonly names: readonly string[]
  readonly space: string
  readonly quote: string
  readonly declare: string
  readonly parentheses: boolean
  readonly spelling: number
  readonly comment: string
}

const style: fc.Arbitrary<Style> = fc.record({
  names: fc.uniqueArray(fc.stringMatching(/^[a-z][a-zA-Z0-9]{3,6}Q$/), { minLength: 5, maxLength: 5 }),
  space: fc.constantFrom(' ', '\n', ' \t ', ' /* a */ '),
  quote: fc.constantFrom("'", '"'),
  declare: fc.constantFrom('const', 'let'),
  parentheses: fc.boolean(),
  spelling: fc.nat({ max: 2 }),
  comment: fc.constantFrom('', '// x\n', '/** y */'),
})

const spell = (value: number, spelling: number): string =>
  spelling === 0 ? String(value) : spelling === 1 ? value.toExponential() : `${value.toFixed(2)}00`

const print = (node: Tree, s: Style): string => {
  const around = (text: string): string => (s.parentheses ? `((${text}))` : text)
  if (node.kind === 'constant') return around(spell(node.value, s.spelling))
  if (node.kind === 'variable') return around(s.names[node.index + 1] ?? '')
  if (node.kind === 'field')
    return around(s.spelling === 0 ? `${s.names[0]}.${node.name}` : `${s.names[0]}[${s.quote}${node.name}${s.quote}]`)
  if (node.kind === 'binary')
    return `(${print(node.left, s)}${s.space}${node.operator}${s.space}${print(node.right, s)})`
  return `Math.${node.name}(${node.operands.map((operand) => print(operand, s)).join(`,${s.space}`)})`
}

const program = (body: Tree, s: Style): string => {
  const [job, a, b, c, d] = s.names
  return [
    `${s.comment}export function priority(${job},${s.space}${a}) {`,
    `${s.declare} ${b} = ${job}[${s.quote}x y${s.quote}]`,
    `for (let ${c} = 0; ${c} < 3; ${c}++) { if (${a} > ${c}) ${s.parentheses ? `{ return ${b} }` : `return ${b}`} }`,
    `${s.declare} ${d} = (${c}) => { ${s.declare} ${b} = ${c}; return { ${b}: ${b} } }`,
    `${s.declare} ${c} = ${d}(${a})`,
    `return ${print(body, s)}`,
    `}`,
  ].join(s.space.includes('\n') ? '\n\n' : '\n')
}

const plain: Style = {
  names: ['job', 'now', 'b', 'c', 'd'],
  space: ' ',
  quote: "'",
  declare: 'const',
  parentheses: false,
  spelling: 0,
  comment: '',
}

const constants = (node: Tree): number =>
  node.kind === 'constant'
    ? 1
    : node.kind === 'binary'
      ? constants(node.left) + constants(node.right)
      : node.kind === 'call'
        ? node.operands.reduce((total, operand) => total + constants(operand), 0)
        : 0

/** The tree with its n-th constant changed. */
const changed = (node: Tree, n: { left: number }): Tree => {
  if (node.kind === 'constant') return n.left-- === 0 ? { ...node, value: node.value + 0.25 } : node
  if (node.kind === 'binary') return { ...node, left: changed(node.left, n), right: changed(node.right, n) }
  if (node.kind === 'call') return { ...node, operands: node.operands.map((operand) => changed(operand, n)) }
  return node
}

// The property's name inside `{ b: b }` is not a local's name, so it stays as it is.
const sameKey = (source: string, s: Style): string => source.replace(`{ ${s.names[2]}: `, '{ b: ')

describe('fingerprint', () => {
  it('is equal for other names, layout, quotes, spelling and parentheses', () => {
    fc.assert(
      fc.property(tree, style, (body, s) => {
        expect(fingerprint(sameKey(program(body, s), s))).toBe(fingerprint(program(body, plain)))
      }),
    )
  })

  it('changes with one constant', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (body, choice) => {
        const count = constants(body)
        fc.pre(count > 0)
        const after = changed(body, { left: choice % count })
        expect(fingerprint(program(after, plain))).not.toBe(fingerprint(program(body, plain)))
      }),
    )
  })

  it.each([
    ['const f = (x) => x', 'let g = (y) => y'],
    ['function f(a) { if (a) return 1 }', 'function f(b) {\n  if (b) {\n    return 1;\n  }\n}'],
    ['export function f(x) { const { a } = x; return a }', 'export function f(y) { const { a: b } = y; return b }'],
    ['const a = { x: 1 }', "'use strict'; const a = { 'x': 1.0 };;"],
    ['export const f = (a) => a.b', "export const f = (a) => a['b']"],
    ['const a = `x`', "const a = 'x'"],
    ['{ let x = 1; { let x = 2; x } x }', '{ let x = 1; { let y = 2; y } x }'],
    ['const f = (0xff, 1_000)', 'const f = (255, 1e3)'],
    ['const f = function g(n) { return g(n) }', 'const f = function h(n) { return h(n) }'],
  ])('takes %j for %j', (a, b) => {
    expect(fingerprint(a)).toBe(fingerprint(b))
  })

  it.each([
    ['export function f(a, b) { return a - b }', 'export function f(a, b) { return b - a }'],
    ['export function f(a) {}', 'export function g(a) {}'],
    ['const f = (x) => x.a', 'const f = (x) => x.b'],
    ['const f = (x) => x + y', 'const f = (x) => x + z'],
    ['const f = 1', 'const f = "1"'],
    ['const f = (x) => x.a', 'const f = (x) => x?.a'],
    ['const f = (x) => Math.min(x)', 'const f = (x) => Math.max(x)'],
    ['const a = { x: 1 }', 'const a = { y: 1 }'],
    ['{ let x = 1; { let x = 2; x } x }', '{ let x = 1; { let y = 2; x } x }'],
    ['const a = /a/g', 'const a = /a/'],
    ['const a = 1n', 'const a = 1'],
    ['a b', 'a  b'],
  ])('tells %j from %j', (a, b) => {
    expect(fingerprint(a)).not.toBe(fingerprint(b))
  })
})

describe('complexity', () => {
  it('counts nodes of the tree and nothing else', () => {
    expect(complexity('const a = b + 1')).toBe(7)
    expect(complexity('// x\nconst a = ((b\n + (1)));')).toBe(7)
    expect(complexity('const a =')).toBeUndefined()
  })
})
