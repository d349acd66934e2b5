// The heuristic that the study's authors wrote by hand, as it works: size of the block and what would overlap if it were one row higher and
// one column to the left; nothing where there is no overlap. A. Surina and others 2025 (see first-fit.js). Theirs rates quarter turns of
// one and three by the block's other turn; here every turn is rated as it lies.
export function score(placement, grid) {
  const { block, row, column, size } = placement
  let overlap = 0
  for (let down = 0; down < 3; down++) {
    for (let right = 0; right < 3; right++) {
      const above = grid[row + down - 1]
      if (block[down][right] > 0 && above !== undefined && above[column + right - 1] > 0) overlap++
    }
  }
  return overlap > 0 ? size + overlap : 0
}
