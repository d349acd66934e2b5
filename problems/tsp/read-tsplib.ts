/** Reads TSPLIB's files of symmetric instances (`.tsp`). */

import { InputError, type InstanceReader, tsplibCities, tsplibDimension, tsplibSections } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { minCities } from './limits.ts'

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
  return { instances: [{ ...tsplibCities(parsed, n, file), ...named }], notices: [] }
}
