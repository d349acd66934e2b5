/** How large an instance may be: within these, a grid is packed in a fraction of a second by a simple score. */

/** Largest number of rows, and of columns, of a grid. */
export const maxSide = 60
export const maxBlocks = 400
