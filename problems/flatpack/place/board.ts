/** The grid while it is packed, and where a shape still fits on it, with what it would touch there. */

import type { Instance } from '../instance.ts'
import { hasCell, sizeOf, windowSide } from '../shape.ts'

/** Cells of the grid, row by row, in a border that counts as taken: 0 is empty, 1 taken. */
export type Board = { readonly width: number; readonly cells: Uint8Array; readonly around: readonly number[] }

/** A shape with the places where it fits, in order: cells of its window's first cell, the first `count` entries of the arrays. */
export type Shape = {
  /** The window, 1 where the shape has a cell. */
  readonly block: readonly Float64Array[]
  readonly size: number
  readonly offsets: readonly number[]
  count: number
  readonly places: Int32Array
  readonly contact: Uint8Array
  readonly exposed: Uint8Array
  readonly enclosed: Uint8Array
}

/** The grid before anything is placed. */
export const boardOf = ({ rows, columns, taken }: Instance): Board => {
  const width = columns + 2
  const cells = new Uint8Array((rows + 2) * width).fill(1)
  for (let row = 1; row <= rows; row++) cells.fill(0, row * width + 1, row * width + 1 + columns)
  for (const cell of taken) cells[(Math.floor(cell / columns) + 1) * width + (cell % columns) + 1] = 1
  return { width, cells, around: [-width, -1, 1, width] }
}

const lay = ({ cells }: Board, offsets: readonly number[], place: number, value: number): void => {
  for (const offset of offsets) cells[place + offset] = value
}

const fits = ({ cells }: Board, offsets: readonly number[], place: number): boolean => {
  for (const offset of offsets) if (cells[place + offset] !== 0) return false
  return true
}

/** Whether all four neighbours of an empty cell are taken. */
const isShut = ({ cells, around }: Board, cell: number): boolean => {
  for (const step of around) if (cells[cell + step] === 0) return false
  return true
}

/** Works out what a shape would touch at its place `at`; it lies on the board meanwhile, as 2. */
const look = (board: Board, shape: Shape, at: number): void => {
  const { cells, around } = board
  const { offsets } = shape
  const place = shape.places[at] as number
  let [contact, exposed, enclosed] = [0, 0, 0]
  lay(board, offsets, place, 2)
  for (const offset of offsets)
    for (const step of around) {
      const beside = place + offset + step
      const what = cells[beside]
      if (what === 1) contact++
      else if (what !== 2) {
        exposed++
        // Marked, so that it counts once, however many cells of the block it touches.
        if (what === 0 && isShut(board, beside)) {
          enclosed++
          cells[beside] = 3
        }
      }
    }
  if (enclosed > 0)
    for (const offset of offsets)
      for (const step of around) if (cells[place + offset + step] === 3) cells[place + offset + step] = 0
  lay(board, offsets, place, 0)
  shape.contact[at] = contact
  shape.exposed[at] = exposed
  shape.enclosed[at] = enclosed
}

/** A shape, wherever it fits on a board. */
export const shapeOn = (shape: number, { rows, columns }: Instance, board: Board): Shape => {
  const block = Array.from({ length: windowSide }, (_, row) =>
    Float64Array.from({ length: windowSide }, (_, column) => (hasCell(shape, row, column) ? 1 : 0)),
  )
  const offsets = block.flatMap((cells, row) =>
    [...cells].flatMap((cell, at) => (cell === 0 ? [] : [row * board.width + at])),
  )
  const places = new Int32Array((rows - windowSide + 1) * (columns - windowSide + 1))
  let count = 0
  for (let row = 1; row + windowSide - 1 <= rows; row++)
    for (let column = 1; column + windowSide - 1 <= columns; column++) {
      const place = row * board.width + column
      if (fits(board, offsets, place)) places[count++] = place
    }
  const [contact, exposed, enclosed] = [0, 1, 2].map(() => new Uint8Array(count)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const made: Shape = { block, size: sizeOf(shape), offsets, count, places, contact, exposed, enclosed }
  for (let at = 0; at < count; at++) look(board, made, at)
  return made
}

/** How far a placement reaches: beyond its window, neighbours of a neighbour decide whether that is enclosed. */
const reach = windowSide + 1

/** Drops the places that a placement at `placed` has taken, and looks again at those near it. */
export const update = (board: Board, shape: Shape, placed: number): void => {
  const { width } = board
  const { places, contact, exposed, enclosed } = shape
  const [row, column] = [Math.floor(placed / width), placed % width]
  let kept = 0
  for (let at = 0; at < shape.count; at++) {
    const place = places[at] as number
    const isNear = Math.abs(Math.floor(place / width) - row) <= reach && Math.abs((place % width) - column) <= reach
    if (isNear && !fits(board, shape.offsets, place)) continue
    places[kept] = place
    contact[kept] = contact[at] as number
    exposed[kept] = exposed[at] as number
    enclosed[kept] = enclosed[at] as number
    if (isNear) look(board, shape, kept)
    kept++
  }
  shape.count = kept
}

/** Places a shape for good. */
export const put = (board: Board, shape: Shape, place: number): void => lay(board, shape.offsets, place, 1)
