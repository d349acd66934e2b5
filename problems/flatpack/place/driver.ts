/** Greedy placement: of all blocks that are left, in all turns and at all places where they fit, the placement with the largest score is made. */

import type { Instance } from '../instance.ts'
import { turned } from '../shape.ts'
import { boardOf, put, type Shape, shapeOn, update } from './board.ts'

/** What a score sees of a placement. */
export type Look = {
  block: readonly Float64Array[]
  size: number
  contact: number
  exposed: number
  enclosed: number
  row: number
  column: number
}

/** What a score sees of the whole. */
export type Progress = { placed: number; left: number; empty: number; rows: number; columns: number }

export type Heuristic = {
  readonly score: (placement: Look, grid: readonly Float64Array[], progress: Progress) => number
}

type Chosen = { readonly block: number; readonly turn: number; readonly place: number; readonly shape: Shape }

/**
 * Placements of the blocks, four numbers each (see `packing.ts`), until none fits. Ties go to the first block, then the fewest turns, then
 * the first row and column, as in the study; placements that cannot be told apart are rated once.
 */
export const solve = (instance: Instance, { score }: Heuristic): Int32Array => {
  const { rows, columns, blocks } = instance
  const board = boardOf(instance)
  const { width } = board
  const shapes = new Map<number, Shape>()
  const shapeNumbered = (shape: number): Shape => {
    const known = shapes.get(shape) ?? shapeOn(shape, instance, board)
    shapes.set(shape, known)
    return known
  }
  const turns = Array.from(blocks, (shape) => [0, 1, 2, 3].map((quarters) => shapeNumbered(turned(shape, quarters))))
  const left = new Set(blocks.keys())
  const grid = Array.from({ length: rows }, () => new Float64Array(columns))
  // Sealed: a score that writes to them misleads nobody but itself.
  const seen: Look = Object.seal({ block: [], size: 0, contact: 0, exposed: 0, enclosed: 0, row: 0, column: 0 })
  const progress: Progress = Object.seal({ placed: 0, left: 0, empty: 0, rows, columns })
  let empty = board.cells.reduce((sum, cell) => sum + (cell === 0 ? 1 : 0), 0)
  const packing: number[] = []

  for (;;) {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        (grid[row] as Float64Array)[column] = board.cells[(row + 1) * width + column + 1] as number
    const rated = new Set<Shape>()
    let best: Chosen | undefined
    let highest = -Infinity
    for (const block of left)
      for (let turn = 0; turn < 4; turn++) {
        const shape = turns[block]?.[turn] as Shape
        if (rated.has(shape)) continue
        rated.add(shape)
        for (let at = 0; at < shape.count; at++) {
          const place = shape.places[at] as number
          seen.block = shape.block
          seen.size = shape.size
          seen.contact = shape.contact[at] as number
          seen.exposed = shape.exposed[at] as number
          seen.enclosed = shape.enclosed[at] as number
          seen.row = Math.floor(place / width) - 1
          seen.column = (place % width) - 1
          progress.placed = blocks.length - left.size
          progress.left = left.size
          progress.empty = empty
          const rating = score(seen, grid, progress)
          if (best !== undefined && !(rating > highest)) continue
          best = { block, turn, place, shape }
          highest = rating
        }
      }
    if (best === undefined) return Int32Array.from(packing)
    const { block, turn, place, shape } = best
    put(board, shape, place)
    left.delete(block)
    empty -= shape.size
    for (const other of rated) update(board, other, place)
    packing.push(block, turn, Math.floor(place / width) - 1, (place % width) - 1)
  }
}
