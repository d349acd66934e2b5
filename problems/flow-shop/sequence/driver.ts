/** Asks the heuristic once for the whole sequence. */

import type { Instance } from '../instance.ts'

export type Heuristic = { readonly sequence: (times: Float64Array[]) => ArrayLike<number> }

/** The candidate's sequence as it is; the host checks it. */
export const solve = ({ p }: Instance, { sequence }: Heuristic): ArrayLike<number> =>
  sequence(p.map((row) => Float64Array.from(row)))
