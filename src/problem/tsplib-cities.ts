/** Reads how many cities a file of TSPLIB's layout has, and where they are. */

import { InputError } from './input-error.ts'
import { type TsplibFile, tsplibLimits } from './tsplib-sections.ts'

/** The number of cities. Throws InputError where the file does not say it, or it is not in the limits. */
export const tsplibDimension = ({ fields }: TsplibFile, file: string, fewest: number): number => {
  const dimension = fields.get('DIMENSION')
  if (dimension === undefined)
    throw new InputError(`${file}: the field DIMENSION is missing; add 'DIMENSION : <cities>'`)
  const n = /^\d+$/.test(dimension.value) ? Number(dimension.value) : NaN
  if (!(n >= fewest && n <= tsplibLimits.cities))
    throw new InputError(
      `${file}:${dimension.line}: DIMENSION is '${dimension.value.slice(0, 40)}', expected ${fewest} to ${tsplibLimits.cities} cities`,
    )
  return n
}

type Coordinates = { readonly x: Float64Array; readonly y: Float64Array }

/** The coordinates of a section, by city; undefined where there is none. Throws InputError with file and line where it is not n cities, each once. */
export const tsplibCoordinates = (
  { sections }: TsplibFile,
  name: string,
  n: number,
  file: string,
): Coordinates | undefined => {
  const section = sections.get(name)
  if (section === undefined) return undefined
  const { numbers, lineOf, lastLine } = section
  if (numbers.length < 3 * n)
    throw new InputError(
      `${file}:${lastLine}: ${name} ends after ${Math.floor(numbers.length / 3)} of ${n} cities; the file is cut short, or DIMENSION is wrong`,
    )
  if (numbers.length > 3 * n)
    throw new InputError(`${file}:${lineOf(3 * n)}: ${name} goes on after the ${n} cities that DIMENSION says`)
  const [x, y] = [new Float64Array(n).fill(NaN), new Float64Array(n)]
  for (let at = 0; at < 3 * n; at += 3) {
    const [id, across, up] = numbers.subarray(at, at + 3) as unknown as [number, number, number]
    const fail = (problem: string): never => {
      throw new InputError(`${file}:${lineOf(at)}: ${problem}`)
    }
    if (!Number.isInteger(id) || id < 1 || id > n) fail(`expected a city from 1 to ${n}, got ${id}`)
    if (!Number.isNaN(x[id - 1])) fail(`city ${id} occurs twice`)
    if (Math.abs(across) > tsplibLimits.coordinate || Math.abs(up) > tsplibLimits.coordinate)
      fail(`city ${id} is at ${across} ${up}, expected coordinates of at most ${tsplibLimits.coordinate}`)
    x[id - 1] = across
    y[id - 1] = up
  }
  return { x, y }
}
