/** A packing: blocks placed one after the other, checked on the host. */

import { Infeasible } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { hasCell, sizeOf, turned, windowSide } from './shape.ts'

/** Block, quarter turns clockwise, and the row and column of the window's first cell, four numbers for each placement, in order. */
export type Packing = Int32Array

export const numbersEach = 4

/** One placement, named. */
export type Placement = {
  readonly block: number
  readonly turns: number
  readonly row: number
  readonly column: number
}

/** The placements of a packing, in order. */
export const placementsOf = (packing: Packing): readonly Placement[] =>
  Array.from({ length: packing.length / numbersEach }, (_, at) => {
    const [block = 0, turns = 0, row = 0, column = 0] = packing.subarray(at * numbersEach)
    return { block, turns, row, column }
  })

/** The cells that a placement covers, by number. */
export const cellsOf = ({ columns, blocks }: Instance, { block, turns, row, column }: Placement): readonly number[] => {
  const shape = turned(blocks[block] as number, turns)
  const cells: number[] = []
  for (let down = 0; down < windowSide; down++)
    for (let right = 0; right < windowSide; right++)
      if (hasCell(shape, down, right)) cells.push((row + down) * columns + column + right)
  return cells
}

const read = (value: unknown): Packing => {
  if (typeof value === 'string') throw new Infeasible(value)
  if (!(value instanceof Int32Array) && !Array.isArray(value))
    throw new Infeasible(`expected four numbers for each placement, got ${value === null ? 'null' : typeof value}`)
  const wrong = value.findIndex((number) => !Number.isInteger(number))
  if (wrong >= 0) throw new Infeasible(`number ${wrong} is ${String(value[wrong])}, expected an integer`)
  if (value.length % numbersEach !== 0)
    throw new Infeasible(`expected four numbers for each placement, got ${value.length} numbers`)
  return Int32Array.from(value)
}

/** Parses a packing. Throws Infeasible for a block that is placed twice, does not exist, leaves the grid or covers what is taken. */
export const packingOf = (value: unknown, instance: Instance): Packing => {
  const packing = read(value)
  const { rows, columns, blocks, taken } = instance
  const isTaken = new Set(taken)
  const isPlaced = new Set<number>()
  const check = (what: string, number: number, below: number): void => {
    if (number < 0 || number >= below) throw new Infeasible(`${what} is ${number}, expected 0 to ${below - 1}`)
  }
  for (const placement of placementsOf(packing)) {
    const { block, turns, row, column } = placement
    check('a block', block, blocks.length)
    check('the turns of a block', turns, 4)
    check('the row of a block', row, rows - windowSide + 1)
    check('the column of a block', column, columns - windowSide + 1)
    if (isPlaced.has(block)) throw new Infeasible(`block ${block} is placed twice`)
    isPlaced.add(block)
    for (const cell of cellsOf(instance, placement)) {
      if (isTaken.has(cell))
        throw new Infeasible(
          `block ${block} covers row ${Math.floor(cell / columns)}, column ${cell % columns}, which is taken`,
        )
      isTaken.add(cell)
    }
  }
  return packing
}

/** Cells that a packing covers, negated: smaller is better. */
export const minusCovered = ({ blocks }: Instance, packing: Packing): number =>
  -placementsOf(packing).reduce((sum, { block }) => sum + sizeOf(blocks[block] as number), 0)
