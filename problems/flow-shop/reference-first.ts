/** The upper bounds that Taillard's files give, and early tables measure against. */

import { InputError, type Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { firstKnown } from './taillard.ts'

const reference = (instance: Instance): Reference => {
  const known = firstKnown(instance)
  if (known === undefined)
    throw new InputError('The reference method taillard-1993 knows Taillard’s instances alone: use the method best')
  return known
}
export default reference
