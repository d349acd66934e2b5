/** Proven optima of small instances, by dynamic programming over the sets of jobs that come first. */

import type { Instance } from './instance.ts'

/** More than this and the tables would not fit. */
export const mostExactJobs = 20

/** Least total weighted tardiness. M. Held, R. M. Karp 1962. Throws RangeError for more than 20 jobs. */
export const leastTotal = ({ p, w, d }: Instance): number => {
  const n = p.length
  if (n > mostExactJobs) throw new RangeError(`Expected at most ${mostExactJobs} jobs, got ${n}`)
  const work = new Float64Array(2 ** n)
  const least = new Float64Array(2 ** n).fill(Infinity)
  least[0] = 0
  for (let set = 1; set < 2 ** n; set++) {
    work[set] = (work[set & (set - 1)] as number) + (p[31 - Math.clz32(set & -set)] as number)
    for (let last = 0; last < n; last++) {
      if ((set & (1 << last)) === 0) continue
      const late = (w[last] as number) * Math.max(0, (work[set] as number) - (d[last] as number))
      least[set] = Math.min(least[set] as number, (least[set ^ (1 << last)] as number) + late)
    }
  }
  return least[2 ** n - 1] as number
}
