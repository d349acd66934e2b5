/** The OR-Library's instances, and the best totals known of them. */

import { createHash } from 'node:crypto'
import { type InstanceSet, publicData, type Reference } from 'heuristica/problem'
import table from './data/or-library.json' with { type: 'json' }
import type { Instance } from './instance.ts'
import { groupOf } from './instances.ts'
import { readOrLibrary } from './read-or-library.ts'

const totals: Readonly<Record<string, number>> = table

/** What the table knows an instance by. */
const fingerprintOf = ({ p, w, d }: Instance): string =>
  createHash('sha256')
    .update([p, w, d].map((values) => values.join(' ')).join('\n'))
    .digest('hex')
    .slice(0, 12)

/** What the library says of one of its instances; undefined for others. */
export const libraryReference = (instance: Instance): Reference | undefined => {
  const value = totals[fingerprintOf(instance)]
  return value === undefined ? undefined : { value, kind: value === 0 ? 'optimal' : 'best-known', by: 'OR-Library' }
}

const tenths = [2, 4, 6, 8, 10]

/** In a file, five instances a class follow each other, the range of due dates being the outer loop. */
const classOf = (at: number): string => {
  const row = Math.floor(at / 5)
  return groupOf({ rdd10: tenths[Math.floor(row / 5)] as number, tf10: tenths[row % 5] as number })
}

/** `wt40`, `wt50` and `wt100`. */
export const librarySets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  [40, 50, 100].map((n): readonly [string, InstanceSet<Instance>] => [
    `wt${n}`,
    {
      title: `125 instances of ${n} jobs, all 25 classes of TF and RDD, from the OR-Library`,
      published: 'OR-Library (Crauwels, Potts, Van Wassenhove 1998)',
      ...publicData([`weighted-tardiness/wt${n}.txt`], (text, file) =>
        readOrLibrary(text, file).instances.map((data, at) => ({
          id: `wt${n}-${at + 1}`,
          group: classOf(at),
          data,
        })),
      ),
    },
  ]),
)
