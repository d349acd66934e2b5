/** The driver of the sequencing problem: one call, on copies. */

import type { Instance } from '../instance.ts'

/** Arrays are plain ones, so that `p.map((time, i) => [time, i])` and the like do what their writer meant. */
export type Heuristic = {
  readonly sequence: (p: readonly number[], d: readonly number[]) => ArrayLike<number>
}

/** What the heuristic answered; the host checks that it is a permutation. */
export const solve = ({ p, d }: Instance, { sequence }: Heuristic): ArrayLike<number> =>
  sequence(Array.from(p), Array.from(d))
