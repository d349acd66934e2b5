/** A second reference for small instances: proven optima, by dynamic programming or by an integer program that HiGHS solves. */

import highsModule from 'highs'
import { InputError, type Reference } from 'heuristica/problem'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import { tourLength } from './distances.ts'
import { shortestTour } from './held-karp.ts'
import type { Instance } from './instance.ts'

// The package's types describe its CommonJS form; what Node imports is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default
const highs = await loadHighs()

/** Up to here dynamic programming is faster. */
const mostByPrograms = 13
const mostCities = 100
const timeLimitSeconds = 60

type Edge = readonly [from: number, to: number]
/** A set of cities that a tour must leave. */
type Cut = readonly number[]

const nameOf = ([from, to]: Edge): string => `x_${from}_${to}`
const sum = (edges: readonly Edge[]): string => edges.map(nameOf).join(' + ')

/** Every city has two edges, and a set of k cities at most k − 1 edges inside. */
const model = (rows: readonly Float64Array[], edges: readonly Edge[], cuts: readonly Cut[], whole: boolean): string => {
  const inside = (cut: Cut): readonly Edge[] => {
    const members = new Set(cut)
    return edges.filter(([from, to]) => members.has(from) && members.has(to))
  }
  return [
    'Minimize',
    ` length: ${edges.map((edge) => `${(rows[edge[0]] as Float64Array)[edge[1]]} ${nameOf(edge)}`).join(' + ')}`,
    'Subject To',
    ...rows.map((_, city) => ` city_${city}: ${sum(edges.filter((edge) => edge.includes(city)))} = 2`),
    ...cuts.map((cut, at) => ` cut_${at}: ${sum(inside(cut))} <= ${cut.length - 1}`),
    'Bounds',
    ...edges.map((edge) => ` 0 <= ${nameOf(edge)} <= 1`),
    ...(whole ? ['Binary', ` ${edges.map(nameOf).join(' ')}`] : []),
    'End',
  ].join('\n')
}

/** The connected parts of a graph, each in the order of a walk that goes deep first. */
const partsOf = (n: number, edges: readonly Edge[]): readonly (readonly number[])[] => {
  const neighbours = Array.from({ length: n }, (): number[] => [])
  for (const [from, to] of edges) {
    neighbours[from]?.push(to)
    neighbours[to]?.push(from)
  }
  const seen = new Set<number>()
  const walk = (city: number): readonly number[] => {
    seen.add(city)
    return [city, ...(neighbours[city] ?? []).flatMap((next) => (seen.has(next) ? [] : walk(next)))]
  }
  return neighbours.flatMap((_, city) => (seen.has(city) ? [] : [walk(city)]))
}

/**
 * A shortest tour, by an integer program to which sets of cities that a solution leaves disconnected are added until there is none, first
 * without, then with whole numbers. G. B. Dantzig, R. Fulkerson, S. Johnson, Solution of a large-scale traveling-salesman problem,
 * Journal of the Operations Research Society of America 2(4), 1954. Undefined where HiGHS does not end in its time.
 */
const shortestByProgram = (rows: readonly Float64Array[]): Int32Array | undefined => {
  const n = rows.length
  const edges = rows.flatMap((_, from) => rows.slice(from + 1).map((_, at): Edge => [from, from + 1 + at]))
  const cuts: Cut[] = []
  for (let whole = false; ;) {
    const solution = highs.solve(model(rows, edges, cuts, whole), {
      time_limit: timeLimitSeconds,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-9,
      output_flag: false,
    })
    if (solution.Status !== 'Optimal') return undefined
    const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>
    const used = edges.filter((edge) => (columns[nameOf(edge)]?.Primal ?? 0) > (whole ? 0.5 : 1e-6))
    const parts = partsOf(n, used)
    if (parts.length > 1) cuts.push(...parts.filter((part) => part.length <= n / 2))
    else if (whole) return Int32Array.from(parts[0] ?? [])
    else whole = true
  }
}

/** Proven optimal. Throws InputError for more than 100 cities, and where HiGHS does not end in its time. */
const reference = (instance: Instance): Reference => {
  const rows = distanceRows(instance)
  const n = rows.length
  if (n > mostCities)
    throw new InputError(
      `The reference method exact takes at most ${mostCities} cities, this instance has ${n}: use the method best, which is the default`,
    )
  if (n <= mostByPrograms)
    return { value: tourLength(instance, shortestTour(rows)), kind: 'optimal', by: 'dynamic programming' }
  const tour = shortestByProgram(rows)
  if (tour === undefined)
    throw new InputError(
      `HiGHS did not solve this instance of ${n} cities in ${timeLimitSeconds} s: use the method best, which is the default`,
    )
  return { value: tourLength(instance, tour), kind: 'optimal', by: 'HiGHS, subtour elimination' }
}
export default reference
