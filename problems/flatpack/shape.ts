/** Shapes of blocks: sets of cells in a window of 3 × 3, as nine bits, row by row. */

/** Rows, and columns, of the window that every block comes in. */
export const windowSide = 3

const cells = windowSide * windowSide

/** Whether a cell of the window belongs to the shape. */
export const hasCell = (shape: number, row: number, column: number): boolean =>
  ((shape >> (row * windowSide + column)) & 1) === 1

/** A shape from its cells. */
export const shapeOf = (isCell: (row: number, column: number) => boolean): number => {
  let shape = 0
  for (let at = 0; at < cells; at++) if (isCell(Math.floor(at / windowSide), at % windowSide)) shape |= 1 << at
  return shape
}

/** How many cells a shape has. */
export const sizeOf = (shape: number): number => {
  let size = 0
  for (let rest = shape; rest !== 0; rest &= rest - 1) size++
  return size
}

/** The window turned clockwise by a quarter, so many times. */
export const turned = (shape: number, quarters: number): number => {
  let result = shape
  for (let turn = 0; turn < quarters; turn++) {
    const before = result
    result = shapeOf((row, column) => hasCell(before, windowSide - 1 - column, row))
  }
  return result
}
