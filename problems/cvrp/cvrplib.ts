/** Instances of CVRPLIB: the sets, and what is known of their solutions. */

import { type InstanceSet, publicData, type Reference } from 'heuristica/problem'
import bestKnown from './data/cvrplib-best-known.json' with { type: 'json' }
import type { Instance } from './instance.ts'
import { readVrp } from './read-vrp.ts'

const table: Readonly<Record<string, number>> = bestKnown
const placesIn = (name: string): number => Number(/-n(\d+)-/.exec(name)?.[1])

/**
 * What the table says of an instance that has the name, number of places and distances of one of CVRPLIB's; undefined for others. Values of
 * the sets A to P are for the number of vehicles in the name, which is no limit here.
 */
export const cvrplibReference = ({ name, weight, x }: Instance): Reference | undefined => {
  const value = name !== undefined && weight === 'EUC_2D' && Object.hasOwn(table, name) ? table[name] : undefined
  if (value === undefined || placesIn(name as string) !== x.length) return undefined
  return { value, kind: 'best-known', by: 'CVRPLIB' }
}

const series: readonly (readonly [letter: string, source: string, most: number])[] = [
  ['A', 'Augerat and others 1995', Infinity],
  ['B', 'Augerat and others 1995', Infinity],
  ['E', 'Christofides and Eilon 1969', Infinity],
  ['F', 'Fisher 1994', Infinity],
  ['M', 'Christofides, Mingozzi, Toth 1979', Infinity],
  ['P', 'Augerat and others 1995', Infinity],
  ['X', 'Uchoa and others 2017', 351],
]

/** `cvrplib-a` … `cvrplib-x`: the files of a series under `cvrplib/`, of X those with up to 351 places. */
export const cvrplibSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  series.map(([letter, source, most]) => {
    const names = Object.keys(table).filter((name) => name.startsWith(`${letter}-`) && placesIn(name) <= most)
    const set: InstanceSet<Instance> = {
      title: `${names.length} instances of CVRPLIB's series ${letter}, distances rounded (EUC_2D)`,
      published: `CVRPLIB, ${source}`,
      ...publicData(
        names.map((name) => `cvrplib/${name}.vrp`),
        (text, file) =>
          readVrp(text, file).instances.map((data) => ({
            id: data.name ?? file,
            group: data.x.length <= 100 ? 'up to 100 places' : 'above 100',
            data,
          })),
      ),
    }
    return [`cvrplib-${letter.toLowerCase()}`, set]
  }),
)
