/** A second reference: the tour that TSPLIB publishes beside an instance, from the folder that HEURISTICA_DATA names. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError, type Reference } from 'heuristica/problem'
import { tourLength } from './distances.ts'
import type { Instance } from './instance.ts'
import { readTour } from './read-tour.ts'

/** The length of the tour in `tsplib/<name>.opt.tour`. Throws InputError where there is no such file, or no such tour in it. */
const reference = (instance: Instance): Reference => {
  const { name, x } = instance
  const folder = process.env['HEURISTICA_DATA'] ?? ''
  const file = join(folder, 'tsplib', `${name}.opt.tour`)
  if (name === undefined || !/^\w+$/.test(name) || folder === '' || !existsSync(file))
    throw new InputError(
      `The reference method tour reads tsplib/<name>.opt.tour under HEURISTICA_DATA, and there is none for ${name ?? 'an instance without a name'}: use the method best`,
    )
  const tour = readTour(readFileSync(file, 'utf8'), file, x.length)
  return { value: tourLength(instance, tour), kind: 'best-known', by: `${name}.opt.tour` }
}
export default reference
