/** Reads the matrix that a heuristic returned. */

/**
 * A copy of `n` rows of `n` numbers, row by row; a text says what is wrong with the shape. The result of `matrix(…)` in a contract has
 * numbers only, but of any shape.
 */
export const squareMatrix = (rows: ArrayLike<ArrayLike<number>>, n: number, name: string): Float64Array | string => {
  if (rows.length !== n) return `${name} returned ${rows.length} rows, expected ${n} rows of ${n} numbers`
  const all = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const row = rows[i] as ArrayLike<number>
    if (row.length !== n)
      return `${name} returned ${row.length} numbers in row ${i}, expected ${n} rows of ${n} numbers`
    all.set(row, i * n)
  }
  return all
}
