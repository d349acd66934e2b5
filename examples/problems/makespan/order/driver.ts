/** Rates every job once and orders them, the largest rating first; ties go to the earlier job. Runs inside the sandbox. */

import type { Instance } from './instance.ts'

type Heuristic = { readonly rate: (time: number, meanTime: number, load: number) => number }

export const solve = ({ machines, times }: Instance, { rate }: Heuristic): Int32Array => {
  let total = 0
  for (const time of times) total += time
  const ratings = Float64Array.from(times, (time) => rate(time, total / times.length, total / machines))
  return Int32Array.from(times.keys()).toSorted((a, b) => (ratings[b] as number) - (ratings[a] as number) || a - b)
}
