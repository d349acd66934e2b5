import { Infeasible, signature } from 'heuristica/problem'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { generate, seedOf } from './generate.ts'
import { mostCovered } from './instance.ts'
import { solve } from './place/driver.ts'
import problem from './place/problem.ts'
import { readJsonFile } from './read-json.ts'
import reference from './reference.ts'
import { setRecipes } from './sets.ts'
import { shapeOf, sizeOf, turned } from './shape.ts'

const square = problem.instance.parse({
  rows: 4,
  columns: 4,
  blocks: [
    [
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
    ],
    511,
  ],
})

test('four quarter turns lead back, each keeps the size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 511 }), (shape) => {
      expect(turned(turned(shape, 1), 3)).toBe(shape)
      expect(sizeOf(turned(shape, 1))).toBe(sizeOf(shape))
    }),
  )
  // Clockwise: the first row becomes the last column.
  expect(turned(0b111, 1)).toBe(shapeOf((_, column) => column === 2))
})

test('blocks are cut out of the whole grid, and an obstacle takes its middle', () => {
  for (const across of [2, 4, 7]) {
    const instance = generate({ across, rep: 1 })
    const side = 2 * across + 1
    expect(instance).toMatchObject({ rows: side, columns: side, taken: Int32Array.of() })
    expect(instance.blocks).toHaveLength(across * across)
    expect(instance.blocks.reduce((sum, shape) => sum + sizeOf(shape), 0)).toBe(side * side)
    const { taken, ...rest } = generate({ across, rep: 1, obstacle: true })
    expect({ ...rest, taken: Int32Array.of() }).toEqual(instance)
    expect(taken).toHaveLength(Math.round(Math.sqrt(side)) ** 2)
  }
  expect(generate({ across: 3, rep: 1 })).not.toEqual(generate({ across: 3, rep: 2 }))
})

test('no seed occurs twice in the splits', () => {
  const seeds = ['train', 'validation', 'test', 'test-100'].flatMap((set) => setRecipes[set]?.map(seedOf) ?? [])
  expect(new Set(seeds).size).toBe(22 + 22 + 45 + 5)
  expect(seeds).toHaveLength(94)
})

test('a packing is checked, and covered cells counted', () => {
  expect(problem.objective(square, problem.solution([], square))).toBe(-0)
  expect(problem.objective(square, problem.solution([1, 3, 1, 1], square))).toBe(-9)
  expect(problem.objective(square, problem.solution(Int32Array.of(0, 0, 0, 0), square))).toBe(-3)
  expect(problem.present?.(-9)).toBe(9)
  expect(reference(square)).toEqual({ value: -12, kind: 'bound', by: 'all cells covered' })
  const refused = (value: unknown) => {
    expect(() => problem.solution(value, square)).toThrow(Infeasible)
    return expect(() => problem.solution(value, square))
  }
  refused([1, 0, 0, 0, 0, 0, 1, 1]).toThrow('block 0 covers row 1, column 1, which is taken')
  refused([0, 0, 0, 0, 0, 0, 1, 1]).toThrow('block 0 is placed twice')
  refused([2, 0, 0, 0]).toThrow('a block is 2, expected 0 to 1')
  refused([0, 4, 0, 0]).toThrow('the turns of a block is 4, expected 0 to 3')
  refused([0, 0, 2, 0]).toThrow('the row of a block is 2, expected 0 to 1')
  refused([0, 0, 0, -1]).toThrow('the column of a block is -1')
  refused([0, 0, 0.5, 0]).toThrow('number 2 is 0.5, expected an integer')
  refused([0, 0, 0]).toThrow('expected four numbers for each placement, got 3 numbers')
  refused('score returned nothing').toThrow('score returned nothing')
  refused(null).toThrow('expected four numbers for each placement, got null')
})

test('instances are parsed, described and grouped', () => {
  expect(problem.instance.parse(square)).toEqual(square)
  expect(problem.describe(square)).toBe('2 blocks of 12 cells in all, a grid of 4 × 4')
  const obstacle = generate({ across: 2, rep: 1, obstacle: true })
  expect(problem.group?.(obstacle)).toBe('5 × 5, with an obstacle')
  expect(problem.describe(obstacle)).toContain('a grid of 5 × 5 with 4 cells taken')
  expect(mostCovered(obstacle)).toBe(21)
})

test('the signature that a model is shown, and the hidden view of it', () => {
  const [contract] = problem.heuristic
  expect(contract && signature(contract)).toContain('export function score(placement, grid, progress) {')
  const names = Object.values(problem.anonymous?.names ?? {})
  expect(new Set(names).size).toBe(names.length)
})

test('reads lists of instances, and the files of the study', () => {
  const own = {
    rows: 4,
    columns: 4,
    blocks: [
      [
        [1, 1, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
    ],
    taken: [[3, 3], 2],
  }
  const expected = { rows: 4, columns: 4, blocks: Int32Array.of(19), taken: Int32Array.of(15, 2) }
  expect(readJsonFile(JSON.stringify([own]), 'a.json').instances).toEqual([expected])
  const state = {
    grid: [
      [0, 0, 43, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    blocks: own.blocks,
    num_blocks: 1,
  }
  const file = { num_instances: [1], instances: [{ num_row_blocks: 1, num_col_blocks: 1, state }] }
  expect(readJsonFile(JSON.stringify(file), 'b.json').instances).toEqual([{ ...expected, taken: Int32Array.of(2) }])
})

test.each([
  ['a grid that is too small', { rows: 2, columns: 4, blocks: [7] }, /^a\.json:\d+: instance 2, rows: .*>=3/],
  ['no blocks', { rows: 4, columns: 4, blocks: [] }, /instance 2, blocks: /],
  [
    'a block of two rows',
    {
      rows: 4,
      columns: 4,
      blocks: [
        [
          [1, 1, 1],
          [1, 1, 1],
        ],
      ],
    },
    /blocks\[0\]: Expected a block: three rows/,
  ],
  [
    'an empty block',
    {
      rows: 4,
      columns: 4,
      blocks: [
        7,
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      ],
    },
    /blocks\[1\]: Expected a block of at least one cell/,
  ],
  [
    'a cell outside',
    { rows: 4, columns: 4, blocks: [7], taken: [[0, 4]] },
    /taken\[0\]: Expected a cell of the grid of 4 × 4, got \[0,4\]/,
  ],
  ['no columns', { rows: 4, blocks: [7] }, /instance 2, columns: /],
])('says where a JSON instance is wrong: %s', (_, wrong, message) => {
  const text = JSON.stringify([{ rows: 4, columns: 4, blocks: [7] }, wrong], null, 1)
  expect(() => readJsonFile(text, 'a.json')).toThrow(message)
})

test('a drawing fills placement by placement, in colours for light and dark', () => {
  const instance = generate({ across: 3, rep: 1, obstacle: true })
  const packing = problem.solution(solve(instance, { score: ({ contact }) => contact }), instance)
  const rects = (step?: number): number =>
    problem.draw?.(instance, packing, step === undefined ? {} : { step }).match(/<rect /g)?.length ?? 0
  expect(rects()).toBe(instance.taken.length - problem.objective(instance, packing))
  expect(rects(0)).toBe(instance.taken.length)
  const whole = problem.draw?.(instance, packing)
  expect(whole).toMatch(/^<svg xmlns=[^]*<\/svg>$/)
  expect(whole).toContain(`${packing.length / 4} of 9 blocks, ${rects() - 9} of 40 cells covered`)
  expect(whole).toContain('prefers-color-scheme:dark')
  expect(whole).toContain('<title>1. block ')
})
