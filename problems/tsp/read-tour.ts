/** Reads TSPLIB's files of tours (`.tour`, `.opt.tour`). */

import { InputError, tsplibSections } from 'heuristica/problem'
import { maxCities } from './limits.ts'

/** The cities, from 0, in the order of the tour. Throws InputError with file and line where it is no tour of n cities. */
export const readTour = (text: string, file: string, n: number): Int32Array => {
  const { fields, sections } = tsplibSections(text, file)
  const type = fields.get('TYPE')
  if (type !== undefined && type.value !== 'TOUR')
    throw new InputError(`${file}:${type.line}: TYPE is '${type.value.slice(0, 40)}', expected TOUR`)
  const section = sections.get('TOUR_SECTION')
  if (section === undefined) throw new InputError(`${file}: there is no TOUR_SECTION`)
  const { numbers, lineOf, lastLine } = section
  const end = numbers.indexOf(-1)
  const tour = Int32Array.from(end < 0 ? numbers : numbers.subarray(0, end), (city) => city - 1)
  if (tour.length !== n)
    throw new InputError(`${file}:${lastLine}: the tour has ${tour.length} cities, the instance has ${n}`)
  const seen = new Uint8Array(Math.min(n, maxCities))
  for (let at = 0; at < n; at++) {
    const city = numbers[at] as number
    if (!Number.isInteger(city) || city < 1 || city > n)
      throw new InputError(`${file}:${lineOf(at)}: expected a city from 1 to ${n}, got ${city}`)
    if (seen[city - 1] === 1) throw new InputError(`${file}:${lineOf(at)}: city ${city} occurs twice`)
    seen[city - 1] = 1
  }
  return tour
}
