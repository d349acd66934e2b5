/** A second reference: the solution that CVRPLIB publishes beside an instance, from the folder that HEURISTICA_DATA names. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError, type Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { readSol } from './read-sol.ts'
import { totalLength } from './routes.ts'

/** The length of the routes in `cvrplib/<name>.sol`. Throws InputError where there is no such file, or no such solution in it. */
const reference = (instance: Instance): Reference => {
  const { name } = instance
  const folder = process.env['HEURISTICA_DATA'] ?? ''
  const file = join(folder, 'cvrplib', `${name}.sol`)
  if (name === undefined || !/^[\w-]+$/.test(name) || folder === '' || !existsSync(file))
    throw new InputError(
      `The reference method solution reads cvrplib/<name>.sol under HEURISTICA_DATA, and there is none for ${name ?? 'an instance without a name'}: use the method best`,
    )
  const routes = readSol(readFileSync(file, 'utf8'), file, instance)
  return { value: totalLength(instance, routes), kind: 'best-known', by: 'CVRPLIB, solution checked' }
}
export default reference
