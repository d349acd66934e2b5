/** Reads a matrix of distances in any of TSPLIB's layouts. */

import { InputError } from './input-error.ts'
import { type TsplibFile, tsplibLimits } from './tsplib-sections.ts'

type Cell = readonly [row: number, column: number]

/** From which to which column a layout lists each row; those by columns list the mirrored matrix by rows. */
const rowLayouts: Readonly<Record<string, (row: number, n: number) => readonly [from: number, to: number]>> = {
  FULL_MATRIX: (_, n) => [0, n],
  UPPER_ROW: (row, n) => [row + 1, n],
  LOWER_ROW: (row) => [0, row],
  UPPER_DIAG_ROW: (row, n) => [row, n],
  LOWER_DIAG_ROW: (row) => [0, row + 1],
}
const byColumns: Readonly<Record<string, string>> = {
  UPPER_COL: 'LOWER_ROW',
  LOWER_COL: 'UPPER_ROW',
  UPPER_DIAG_COL: 'LOWER_DIAG_ROW',
  LOWER_DIAG_COL: 'UPPER_DIAG_ROW',
}

/** The layouts by their TSPLIB names. */
export const matrixLayouts: readonly string[] = [...Object.keys(rowLayouts), ...Object.keys(byColumns)]

/** n × n distances, symmetric, with 0 on the diagonal whatever the file says there. Throws InputError with file and line. */
export const tsplibMatrix = ({ fields, sections }: TsplibFile, n: number, file: string): Float64Array => {
  const format = fields.get('EDGE_WEIGHT_FORMAT')
  const rowsOf = rowLayouts[byColumns[format?.value ?? ''] ?? format?.value ?? '']
  if (rowsOf === undefined)
    throw new InputError(
      `${file}${format === undefined ? ': the field EDGE_WEIGHT_FORMAT is missing' : `:${format.line}: EDGE_WEIGHT_FORMAT is '${format.value.slice(0, 40)}'`}; expected one of ${matrixLayouts.join(', ')}`,
    )
  const section = sections.get('EDGE_WEIGHT_SECTION')
  if (section === undefined) throw new InputError(`${file}: there is no EDGE_WEIGHT_SECTION with the distances`)
  const { numbers, lineOf, lastLine } = section
  const ranges = Array.from({ length: n }, (_, row) => rowsOf(row, n))
  const expected = ranges.reduce((sum, [from, to]) => sum + to - from, 0)
  if (numbers.length !== expected)
    throw new InputError(
      `${file}:${lastLine}: ${format?.value} of ${n} cities has ${expected} distances, but there are ${numbers.length}; the file is cut short, or DIMENSION is wrong`,
    )

  const matrix = new Float64Array(n * n).fill(NaN)
  const at = ([row, column]: Cell): number => row * n + column
  let position = 0
  for (const [row, [from, to]] of ranges.entries()) {
    for (let column = from; column < to; column++, position++) {
      const distance = numbers[position] as number
      if (row === column) continue
      const fail = (problem: string): never => {
        throw new InputError(
          `${file}:${lineOf(position)}: the distance between cities ${row + 1} and ${column + 1} is ${distance}, ${problem}`,
        )
      }
      if (distance < 0 || distance > tsplibLimits.coordinate) fail(`expected 0 to ${tsplibLimits.coordinate}`)
      const mirrored = matrix[at([column, row])] as number
      if (!Number.isNaN(mirrored) && mirrored !== distance)
        fail(`but ${mirrored} in the other direction; only symmetric instances are read`)
      matrix[at([row, column])] = distance
      matrix[at([column, row])] = distance
    }
  }
  for (let city = 0; city < n; city++) matrix[at([city, city])] = 0
  return matrix
}
