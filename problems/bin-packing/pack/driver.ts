/** The driver of whole packings: one call, on a copy. */

import type { Instance } from '../instance.ts'

/** Items are a plain array, so that `items.map((size, item) => [size, item])` and the like do what their writer meant. */
export type Heuristic = { readonly pack: (items: readonly number[], capacity: number) => ArrayLike<number> }

/** What the heuristic answered; the host checks that it is a packing. */
export const solve = ({ capacity, sizes }: Instance, { pack }: Heuristic): ArrayLike<number> =>
  pack(Array.from(sizes), capacity)
