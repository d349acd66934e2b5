/** Reads how many cities a file of TSPLIB's layout has, where they are and how far apart. */

import { InputError } from './input-error.ts'
import type { Cities, Weight } from './search/tsplib-distances.ts'
import { tsplibMatrix } from './tsplib-matrix.ts'
import { type TsplibFile, tsplibLimits } from './tsplib-sections.ts'

const planar = ['EUC_2D', 'CEIL_2D', 'GEO', 'ATT'] as const satisfies readonly Weight[]

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
const coordinatesIn = ({ sections }: TsplibFile, name: string, n: number, file: string): Coordinates | undefined => {
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

/**
 * The cities with their distances: EUC_2D, CEIL_2D, GEO and ATT from coordinates, EXPLICIT from a matrix in any layout, with coordinates
 * where there are some to display and 0 elsewhere. Throws InputError with file and line for anything else, and for what is missing.
 */
export const tsplibCities = (parsed: TsplibFile, n: number, file: string): Cities => {
  const weight = parsed.fields.get('EDGE_WEIGHT_TYPE')
  if (weight?.value === 'EXPLICIT') {
    const matrix = tsplibMatrix(parsed, n, file)
    const shown =
      coordinatesIn(parsed, 'DISPLAY_DATA_SECTION', n, file) ?? coordinatesIn(parsed, 'NODE_COORD_SECTION', n, file)
    return { weight: 'explicit', ...(shown ?? { x: new Float64Array(n), y: new Float64Array(n) }), matrix }
  }
  const kind = planar.find((one) => one === weight?.value)
  if (kind === undefined)
    throw new InputError(
      weight === undefined
        ? `${file}: the field EDGE_WEIGHT_TYPE is missing; it is one of ${planar.join(', ')}, EXPLICIT`
        : `${file}:${weight.line}: EDGE_WEIGHT_TYPE is '${weight.value.slice(0, 40)}', expected one of ${planar.join(', ')}, EXPLICIT`,
    )
  const coordinates = coordinatesIn(parsed, 'NODE_COORD_SECTION', n, file)
  if (coordinates === undefined)
    throw new InputError(`${file}: there is no NODE_COORD_SECTION, which ${kind} distances are made from`)
  return { weight: kind, ...coordinates }
}
