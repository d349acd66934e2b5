/** Reads TSPLIB's files of symmetric instances (`.tsp`). */

import {
  InputError,
  type InstanceReader,
  tsplibCoordinates,
  tsplibDimension,
  tsplibMatrix,
  tsplibSections,
} from 'heuristica/problem'
import type { Weight } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from './instance.ts'
import { minCities } from './limits.ts'

const planar = ['EUC_2D', 'CEIL_2D', 'GEO', 'ATT'] as const satisfies readonly Weight[]

/**
 * One instance: EUC_2D, CEIL_2D, GEO and ATT from coordinates, EXPLICIT from a matrix in any layout, with coordinates where there are some to
 * display. Throws InputError with file and line for anything else, and for what is missing, twice, or no number.
 */
export const readTsplib: InstanceReader<Instance> = (text, file) => {
  const parsed = tsplibSections(text, file)
  const { fields, sections } = parsed
  const type = fields.get('TYPE')
  if (type !== undefined && !/^TSP\b/.test(type.value))
    throw new InputError(
      `${file}:${type.line}: TYPE is '${type.value.slice(0, 40)}', only symmetric instances (TSP) are read`,
    )
  if (sections.has('FIXED_EDGES_SECTION'))
    throw new InputError(`${file}:${sections.get('FIXED_EDGES_SECTION')?.line}: fixed edges are not supported`)
  const n = tsplibDimension(parsed, file, minCities)
  const name = fields.get('NAME')?.value
  const named = name === undefined || name === '' ? {} : { name }
  const weight = fields.get('EDGE_WEIGHT_TYPE')
  if (weight?.value === 'EXPLICIT') {
    const matrix = tsplibMatrix(parsed, n, file)
    const shown =
      tsplibCoordinates(parsed, 'DISPLAY_DATA_SECTION', n, file) ??
      tsplibCoordinates(parsed, 'NODE_COORD_SECTION', n, file)
    const { x, y } = shown ?? { x: new Float64Array(n), y: new Float64Array(n) }
    return { instances: [{ weight: 'explicit', x, y, matrix, ...named }], notices: [] }
  }
  const kind = planar.find((one) => one === weight?.value)
  if (kind === undefined)
    throw new InputError(
      weight === undefined
        ? `${file}: the field EDGE_WEIGHT_TYPE is missing; it is one of ${planar.join(', ')}, EXPLICIT`
        : `${file}:${weight.line}: EDGE_WEIGHT_TYPE is '${weight.value.slice(0, 40)}', expected one of ${planar.join(', ')}, EXPLICIT`,
    )
  const coordinates = tsplibCoordinates(parsed, 'NODE_COORD_SECTION', n, file)
  if (coordinates === undefined)
    throw new InputError(`${file}: there is no NODE_COORD_SECTION, which ${kind} distances are made from`)
  return { instances: [{ weight: kind, ...coordinates, ...named }], notices: [] }
}
