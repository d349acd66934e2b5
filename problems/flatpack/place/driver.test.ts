import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { generate } from '../generate.ts'
import type { Instance } from '../instance.ts'
import { cellsOf, packingOf, type Placement, placementsOf } from '../packing.ts'
import { hasCell, turned } from '../shape.ts'
import { type Heuristic, type Look, solve } from './driver.ts'
import problem from './problem.ts'

const instances: fc.Arbitrary<Instance> = fc
  .record({
    rows: fc.integer({ min: 3, max: 7 }),
    columns: fc.integer({ min: 3, max: 7 }),
    blocks: fc.array(fc.integer({ min: 1, max: 511 }), { minLength: 1, maxLength: 6 }),
    holes: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
  })
  .map(({ rows, columns, blocks, holes }) => ({
    rows,
    columns,
    taken: Int32Array.from(new Set(holes)),
    blocks: Int32Array.from(blocks),
  }))

/** Every placement that is possible, block by block, turn by turn, place by place. */
const possible = (instance: Instance, isTaken: ReadonlySet<number>, left: ReadonlySet<number>): readonly Placement[] =>
  [...left].flatMap((block) =>
    [0, 1, 2, 3].flatMap((turns) =>
      Array.from({ length: instance.rows - 2 }, (_, row) =>
        Array.from({ length: instance.columns - 2 }, (__, column) => ({ block, turns, row, column })),
      )
        .flat()
        .filter((placement) => cellsOf(instance, placement).every((cell) => !isTaken.has(cell))),
    ),
  )

type Counts = Pick<Look, 'contact' | 'exposed' | 'enclosed'>

/** What a placement touches, by its definition. */
const countsOf = (instance: Instance, isTaken: ReadonlySet<number>, placement: Placement): Counts => {
  const { rows, columns } = instance
  const own = new Set(cellsOf(instance, placement))
  const beside = (cell: number): readonly (number | undefined)[] => {
    const [row, column] = [Math.floor(cell / columns), cell % columns]
    return [
      row > 0 ? cell - columns : undefined,
      column > 0 ? cell - 1 : undefined,
      column < columns - 1 ? cell + 1 : undefined,
      row < rows - 1 ? cell + columns : undefined,
    ]
  }
  const isEmpty = (cell: number | undefined): cell is number =>
    cell !== undefined && !isTaken.has(cell) && !own.has(cell)
  const sides = [...own].flatMap((cell) => beside(cell).filter((other) => other === undefined || !own.has(other)))
  const exposed = sides.filter(isEmpty)
  const enclosed = [...new Set(exposed)].filter((cell) => !beside(cell).some(isEmpty))
  return { contact: sides.length - exposed.length, exposed: exposed.length, enclosed: enclosed.length }
}

/** The greedy procedure by its definition; a rating sees only what does not depend on the number of the block. */
const slowly = (instance: Instance, { score }: Heuristic): readonly number[] => {
  const isTaken = new Set(instance.taken)
  const left = new Set(instance.blocks.keys())
  const packing: number[] = []
  for (;;) {
    const { rows, columns } = instance
    const empty = rows * columns - isTaken.size
    const progress = { placed: packing.length / 4, left: left.size, empty, rows, columns }
    const grid = Array.from({ length: rows }, (_, row) =>
      Float64Array.from({ length: columns }, (__, column) => (isTaken.has(row * columns + column) ? 1 : 0)),
    )
    const rated = possible(instance, isTaken, left).map((placement) => {
      const shape = turned(instance.blocks[placement.block] as number, placement.turns)
      const block = [0, 1, 2].map((row) =>
        Float64Array.from([0, 1, 2], (column) => (hasCell(shape, row, column) ? 1 : 0)),
      )
      const size = cellsOf(instance, placement).length
      const { row, column } = placement
      const seen = { block, size, ...countsOf(instance, isTaken, placement), row, column }
      return { placement, rating: score(seen, grid, progress) }
    })
    const highest = Math.max(...rated.map(({ rating }) => rating))
    const chosen = rated.find(({ rating }) => rating === highest)?.placement
    if (chosen === undefined) return packing
    for (const cell of cellsOf(instance, chosen)) isTaken.add(cell)
    left.delete(chosen.block)
    packing.push(chosen.block, chosen.turns, chosen.row, chosen.column)
  }
}

/** Depends on everything that a score is told, with many ties. */
const scoreOf =
  (weights: readonly number[]): Heuristic['score'] =>
  ({ block, ...seen }, grid, progress) => {
    const [first = 0, second = 0, third = 0] = weights
    const numbers = [...Object.values(seen), ...Object.values(progress)]
    const above = grid[seen.row]?.[seen.column + 1] ?? 0
    const sum = numbers.reduce((total, number, at) => total + number * (weights[at % weights.length] ?? 0), 0)
    return (sum + first * (block[1]?.[1] ?? 0) + second * above) % (1 + Math.abs(third))
  }

test('places as the definition says, and tells a score exactly what it would touch', () => {
  fc.assert(
    fc.property(
      instances,
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 12 }),
      (one, weights) => {
        const score = scoreOf(weights)
        const packing = solve(one, { score })
        expect([...packingOf(packing, one)]).toEqual(slowly(one, { score }))
      },
    ),
    { numRuns: 60 },
  )
})

test('ties go to the first block, the fewest turns and the first place; infinities are numbers', () => {
  const instance = problem.instance.parse({ rows: 3, columns: 7, blocks: [7, 7, 511] })
  for (const rating of [0, -Infinity, Infinity])
    expect(placementsOf(solve(instance, { score: () => rating }))).toEqual([
      { block: 0, turns: 0, row: 0, column: 0 },
      { block: 1, turns: 0, row: 0, column: 3 },
    ])
  expect(placementsOf(solve(instance, { score: ({ size }) => size }))[0]).toMatchObject({ block: 2 })
})

test('a score cannot change what the driver sees', () => {
  const instance = generate({ across: 3, rep: 1 })
  const honest = ({ contact, exposed }: Look): number => contact / (contact + exposed)
  const meddling: Heuristic['score'] = (placement, grid, progress) => {
    const rating = honest(placement)
    placement.block.forEach((row) => row.fill(1))
    grid.forEach((row) => row.fill(1))
    Object.assign(placement, { row: 0, column: 0, size: 9 })
    Object.assign(progress, { left: 0, empty: 0 })
    return rating
  }
  expect(solve(instance, { score: meddling })).toEqual(solve(instance, { score: honest }))
})
