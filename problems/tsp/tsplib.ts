/** Instances of TSPLIB: the sets that constructive heuristics were published with, and what is known of their optima. */

import { type InstanceSet, type NamedInstance, publicData, type Reference } from 'heuristica/problem'
import optima from './data/tsplib-optima.json' with { type: 'json' }
import { type Instance, spans } from './instance.ts'
import { readTsplib } from './read-tsplib.ts'

type Optimum = { readonly cities: number; readonly weight: string; readonly optimum: number }
const table: Readonly<Record<string, Optimum>> = optima

/** What the table says of an instance that has the name, number of cities and distances of one of TSPLIB's; undefined for others. */
export const tsplibReference = ({ name, weight, x, scale }: Instance): Reference | undefined => {
  const known = name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
  if (known === undefined || known.cities !== x.length) return undefined
  if (weight === known.weight) return { value: known.optimum, kind: 'optimal', by: 'TSPLIB' }
  if (weight !== 'euclidean' || known.weight !== 'EUC_2D' || scale === undefined) return undefined
  return { value: known.optimum / scale, kind: 'best-known', by: 'TSPLIB, optimum of rounded distances' }
}

/** The instance moved and scaled into the unit square by its larger extent, its distances not rounded. */
export const normalised = (instance: Instance): Instance => {
  const scale = Math.max(...spans(instance))
  const moved = (values: Float64Array): Float64Array => {
    let low = Infinity
    for (const value of values) low = Math.min(low, value)
    return values.map((value) => (value - low) / scale)
  }
  const { name } = instance
  return { weight: 'euclidean', x: moved(instance.x), y: moved(instance.y), scale, ...(name !== undefined && { name }) }
}

/** The files of Duflo and others (2019), smallest first, which ReEvo was reported on as well. */
const names = (
  'eil51 rat99 kroB100 kroC100 bier127 ch130 kroA150 ts225 pr226 pr264 pr299 lin318 fl417 pr439 d493 d657 u724 fl1577 d1655 u1817 ' +
  'rl1889'
).split(' ')

const read =
  (make: (instance: Instance) => Instance) =>
  (text: string, file: string): readonly NamedInstance<Instance>[] =>
    readTsplib(text, file).instances.map((instance) => ({
      id: instance.name ?? file,
      group: instance.x.length <= 200 ? 'up to 200 cities' : instance.x.length <= 800 ? '201 to 800' : 'above 800',
      data: make(instance),
    }))

const files = names.map((name) => `tsplib/${name}.tsp`)

/** `tsplib`, scaled and unrounded as in published tables of constructive heuristics, and `tsplib-rounded`, as the files say. */
export const tsplibSets: Readonly<Record<string, InstanceSet<Instance>>> = {
  tsplib: {
    title: `${names.length} instances of TSPLIB with 51 to 1889 cities, scaled into the unit square, distances unrounded`,
    published: 'TSPLIB (Reinelt 1991), as in ReEvo (Ye and others 2024)',
    ...publicData(files, read(normalised)),
  },
  'tsplib-rounded': {
    title: `${names.length} instances of TSPLIB with 51 to 1889 cities, distances rounded (EUC_2D)`,
    published: 'TSPLIB (Reinelt 1991)',
    ...publicData(
      files,
      read((instance) => instance),
    ),
  },
}
