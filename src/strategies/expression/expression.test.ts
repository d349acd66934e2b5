/** Expressions keep their meaning when they are simplified, printed, run and read back, for every kind of contract. */

import type { Contract, Field, ValueType } from '../../discovery/strategy.ts'
import type { Grammar } from './grammar.ts'
import type { Genome } from './program.ts'
import type { Expression } from './tree.ts'
import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomStream } from '../../random.ts'
import { grammarsFor } from './grammar.ts'
import { grow, growRamped } from './grow.ts'
import { interpret } from './interpret.ts'
import { programOf } from './program.ts'
import { inputRanges, rangeOf } from './range.ts'
import { readGenome } from './read.ts'
import { roundConstants, simplify } from './simplify.ts'
import { apply, constant, depthOf, input, nodesOf, replaceAt, sizeOf, typeOf } from './tree.ts'
import { crossover, hoist, insert, mutateConstants, mutatePoint, mutateSubtree } from './vary.ts'

const number: ValueType = { kind: 'number' }
const field = (type: ValueType, range?: Field['range']): Field => ({ type, doc: '', ...(range && { range }) })
const parameter = (name: string, type: ValueType, range?: Field['range']) => ({ name, ...field(type, range) })

const rule: Contract = {
  name: 'priority',
  doc: '',
  parameters: [
    parameter('job', { kind: 'record', fields: { p: field(number, [1, undefined]), d: field(number) } }),
    parameter('now', number, [0, undefined]),
  ],
  returns: { kind: 'number' },
}
const weights: Contract = {
  name: 'penalty',
  doc: '',
  parameters: [
    parameter('cost', { kind: 'vector', length: 'items' }),
    parameter('divide', { kind: 'vector', length: 'items' }, [1, 9]),
    parameter('group', { kind: 'list', of: { kind: 'index', of: 'groups' }, length: 'items' }),
    parameter('size', { kind: 'vector', length: 'groups' }),
  ],
  returns: { kind: 'vector', length: 'items' },
}
const edges: Contract = {
  name: 'prior',
  doc: '',
  parameters: [parameter('distance', { kind: 'matrix', rows: 'cities', columns: 'cities' }, [0, undefined])],
  returns: { kind: 'matrix', rows: 'cities', columns: 'cities' },
}
const next: Contract = {
  name: 'select',
  doc: '',
  parameters: [
    parameter('current', { kind: 'index', of: 'cities' }),
    parameter('unvisited', { kind: 'list', of: { kind: 'index', of: 'cities' }, length: 'unvisited' }),
    parameter('distance', { kind: 'matrix', rows: 'cities', columns: 'cities' }),
  ],
  returns: { kind: 'choice', of: 'unvisited' },
}
const matrix = [
  [0, 3, -2],
  [5, 0, 7],
  [1, 4, 0],
]

/** Arguments to call the function with, and the result that follows from the value of the expression for inputs by code. */
type Case = {
  readonly contract: Contract
  readonly values: readonly unknown[]
  readonly expected: (value: (inputs: Readonly<Record<string, number>>) => number) => unknown
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value) / values.length

const aggregates = (word: string, values: readonly number[]): Readonly<Record<string, number>> => ({
  [`mean${word}`]: mean(values),
  [`smallest${word}`]: Math.min(...values),
  [`largest${word}`]: Math.max(...values),
})

const cost = [4, -1, 0]
const divide = [1, 2, 9]
const group = [1, 0, 1]
const size = [7, 0.5]

const cases: readonly Case[] = [
  {
    contract: rule,
    values: [{ p: 3, d: -8 }, 12.5],
    expected: (value) => value({ 'job.p': 3, 'job.d': -8, now: 12.5 }),
  },
  {
    contract: weights,
    values: [cost, divide, group, size],
    expected: (value) =>
      cost.map((_, i) =>
        value({
          'cost[i]': cost[i] as number,
          'divide[i]': divide[i] as number,
          'size[group[i]]': size[group[i] as number] as number,
          ...aggregates('Cost', cost),
          ...aggregates('Divide', divide),
          ...aggregates('Size', size),
        }),
      ),
  },
  {
    contract: edges,
    values: [matrix.map((row) => row.map(Math.abs))],
    expected: (value) =>
      matrix.map((row, i) =>
        row.map((_, j) =>
          value({ 'distance[i][j]': Math.abs(matrix[i]![j]!), 'distance[j][i]': Math.abs(matrix[j]![i]!) }),
        ),
      ),
  },
  {
    contract: next,
    values: [1, [2, 0], matrix],
    expected: (value) => {
      const scores = [2, 0].map((city) =>
        value({
          'distance[current][unvisited[i]]': matrix[1]![city]!,
          'distance[unvisited[i]][current]': matrix[city]![1]!,
        }),
      )
      return (scores[1] as number) > (scores[0] as number) ? 1 : 0
    },
  },
]

const grammarOf = (contract: Contract): Grammar => {
  const grammars = grammarsFor([contract])
  if ('refused' in grammars) throw new TypeError(grammars.refused)
  return grammars[0] as Grammar
}

const call = async (source: string, name: string, values: readonly unknown[]): Promise<unknown> => {
  const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Record<
    string,
    (...values: readonly unknown[]) => unknown
  >
  return module[name]?.(...values)
}

/** Printed by the module that is under test, run without one: a function's text, so that thousands of programs can be run. */
const run = (source: string, name: string, values: readonly unknown[]): unknown =>
  // oxlint-disable-next-line typescript/no-implied-eval -- the test runs what it printed
  (new Function(`${source.replaceAll('export ', '')}\nreturn ${name}`)() as (...values: readonly unknown[]) => unknown)(
    ...values,
  )

const treeFor = (grammar: Grammar, seed: number): Expression =>
  growRamped(grammar, Math.abs(seed), randomStream(seed, 'tree'), 7)

const valueIn = (tree: Expression) => (inputs: Readonly<Record<string, number>>) =>
  interpret(tree, new Map(Object.entries(inputs)))

// Minus zero and zero are one to every comparison and sum.
const plain = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(plain) : typeof value === 'number' ? value + 0 : value

describe.each(cases)('the $contract.returns.kind of $contract.name', ({ contract, values, expected }) => {
  const grammar = grammarOf(contract)

  test('is what its tree means, printed, and the tree is read back', () => {
    assert(
      property(integer(), (seed) => {
        const tree = roundConstants(simplify(treeFor(grammar, seed), inputRanges(grammar.inputs)))
        const source = programOf([tree], [grammar])
        expect(plain(run(source, contract.name, values))).toEqual(plain(expected(valueIn(tree))))
        const read = readGenome(source, [grammar]) as Genome
        expect(programOf(read, [grammar])).toBe(source)
        expect(plain(expected(valueIn(read[0] as Expression)))).toEqual(plain(expected(valueIn(tree))))
      }),
      // The example once had names so long that naming them never ended.
      { numRuns: 300, examples: [[1338893993]] },
    )
  })

  test('survives simplification, which never makes a tree longer', () => {
    assert(
      property(integer(), (seed) => {
        const tree = treeFor(grammar, seed)
        const simple = simplify(tree, inputRanges(grammar.inputs))
        expect(sizeOf(simple)).toBeLessThanOrEqual(sizeOf(tree))
        expected((inputs) => {
          const value = valueIn(tree)(inputs)
          if (!Number.isNaN(value)) expect(valueIn(simple)(inputs) + 0).toBe(value + 0)
          return value
        })
      }),
      { numRuns: 300 },
    )
  })

  test('has parts within their bounds, and offspring of the right types', () => {
    assert(
      property(integer(), integer(), (one, other) => {
        const tree = treeFor(grammar, one)
        const mate = treeFor(grammar, other)
        const random = randomStream(one, other)
        const ranges = inputRanges(grammar.inputs)
        expected((inputs) => {
          const value = valueIn(tree)(inputs)
          const [low, high] = rangeOf(tree, ranges)
          if (!Number.isNaN(value)) expect(low <= value && value <= high).toBe(true)
          return value
        })
        const children = [
          crossover(tree, mate, random),
          mutateSubtree(tree, grammar, random),
          mutatePoint(tree, grammar, random),
          mutateConstants(tree, random),
          insert(tree, grammar, random),
          hoist(tree, random),
        ]
        for (const child of children) {
          expect(typeOf(child)).toBe('number')
          expect(expected(valueIn(child))).toBeDefined()
        }
      }),
    )
  })
})

test('programs are modules, readable, and plain where ranges rule out what is protected', async () => {
  const grammar = grammarOf(rule)
  const slack = apply('subtract', apply('subtract', input('job.d'), input('now')), input('job.p'))
  const tree = apply(
    'choose',
    apply('less', slack, constant(0)),
    apply('divide', slack, input('job.p')),
    apply('negate', apply('divide', slack, input('now'))),
  )
  const source = programOf([tree], [grammar])
  expect(source).toMatchInlineSnapshot(`
    "const divide = (a, b) => (b ? a / b : a)

    export function priority(job, now) {
      const term = job.d - now - job.p
      return term < 0 ? term / job.p : -divide(term, now)
    }
    "
  `)
  expect(await call(source, 'priority', [{ p: 2, d: 4 }, 10])).toBe(-4)
})

test('a tuned source is read with its new constants, and foreign sources are not', () => {
  const grammars = [grammarOf(rule)]
  const genome = [apply('multiply', constant(2.5), apply('add', input('now'), constant(-3)))]
  const source = programOf(genome, grammars)
  expect(readGenome(source.replace('2.5', '(-0.75)').replace('-3', '-(4)'), grammars)).toEqual([
    apply('multiply', constant(-0.75), apply('add', input('now'), constant(-4))),
  ])
  expect(readGenome('export function priority(job, now) { return Math.sin(now) }', grammars)).toBeUndefined()
  expect(readGenome('export const priority = 3', grammars)).toBeUndefined()
  expect(readGenome('not a program', grammars)).toBeUndefined()
})

test('several functions share their helpers, whose names meet nobody else', () => {
  const grammars = grammarsFor([rule, weights]) as readonly Grammar[]
  const genome = [
    apply('divide', constant(1), input('now')),
    apply('divide', input('cost[i]'), input('size[group[i]]')),
  ]
  const source = programOf(genome, grammars)
  expect(source.match(/const divide2 = /g)).toHaveLength(1)
  expect(run(source, 'priority', [{ p: 1, d: 1 }, 4])).toBe(0.25)
  expect(run(source, 'penalty', [cost, divide, group, size])).toEqual([8, -1 / 7, 0])
  expect(readGenome(source, grammars)).toEqual(genome)
})

test('contracts that expressions cannot serve are refused with the reason', () => {
  const refusal = (contract: Contract) => grammarsFor([rule, contract])
  expect(refusal({ ...weights, returns: { kind: 'permutation', of: 'items' } })).toEqual({
    refused: 'penalty returns an order (permutation), which expressions cannot make',
  })
  expect(refusal({ ...rule, returns: { kind: 'vector', length: 'jobs' } })).toEqual({
    refused: 'priority returns one value for each of jobs, but no parameter tells how many there are',
  })
  expect(refusal({ ...rule, returns: { kind: 'choice', of: 'now' } })).toEqual({
    refused: 'priority chooses from now, which is neither a list nor a vector',
  })
  expect(refusal({ ...rule, parameters: [parameter('at', { kind: 'index', of: 'jobs' })] })).toEqual({
    refused: 'priority is given no number that an expression could read',
  })
})

test('replacing changes one node, and grown trees keep their depth', () => {
  const grammar = grammarOf(rule)
  assert(
    property(integer(), integer({ min: 2, max: 6 }), (seed, depth) => {
      const random = randomStream(seed, 'grown')
      const tree = grow(grammar, 'number', random, { depth })
      expect(depthOf(tree)).toBeLessThanOrEqual(depth)
      expect(depthOf(grow(grammar, 'number', random, { depth, isFull: true }))).toBe(depth)
      const position = random.index(sizeOf(tree))
      const marked = replaceAt(tree, position, input('marker'))
      expect(nodesOf(marked)[position]).toEqual(input('marker'))
      expect(replaceAt(marked, position, nodesOf(tree)[position] as Expression)).toEqual(tree)
    }),
  )
})
