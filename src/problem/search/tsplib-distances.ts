/** Distances between cities by the rules of TSPLIB; runs on the host and in the isolate. */

/**
 * How distances are made from coordinates, in the names of TSPLIB; `euclidean` is not rounded, `explicit` is a matrix.
 * G. Reinelt, TSPLIB 95, Universität Heidelberg, 1995.
 */
export const weights = ['euclidean', 'EUC_2D', 'CEIL_2D', 'GEO', 'ATT', 'explicit'] as const
export type Weight = (typeof weights)[number]

/** Cities by index; `matrix` is n × n, row by row, symmetric with diagonal 0, of explicit ones only. */
export type Cities = {
  readonly weight: Weight
  readonly x: Float64Array
  readonly y: Float64Array
  readonly matrix?: Float64Array
}

// TSPLIB's own value and radius of the Earth, which its optima were computed with.
// oxlint-disable-next-line oxc/approx-constant -- it is meant to be approximate
const pi = 3.141592
const earthRadius = 6378.388

/** Degrees and minutes, written as DDD.MM, in radians. */
const radians = (value: number): number => {
  const degrees = Math.trunc(value)
  return (pi * (degrees + (5 * (value - degrees)) / 3)) / 180
}

/** The distance between two cities as a function of their numbers; exactly symmetric, 0 from a city to itself. */
export const distanceOf = (cities: Cities): ((from: number, to: number) => number) => {
  const { weight, x, y, matrix } = cities
  const straight = (from: number, to: number): number => {
    const dx = (x[from] as number) - (x[to] as number)
    const dy = (y[from] as number) - (y[to] as number)
    return Math.sqrt(dx * dx + dy * dy)
  }
  switch (weight) {
    case 'euclidean':
      return straight
    case 'EUC_2D':
      return (from, to) => Math.floor(straight(from, to) + 0.5)
    case 'CEIL_2D':
      return (from, to) => Math.ceil(straight(from, to))
    case 'ATT':
      return (from, to) => {
        const dx = (x[from] as number) - (x[to] as number)
        const dy = (y[from] as number) - (y[to] as number)
        return Math.ceil(Math.sqrt((dx * dx + dy * dy) / 10))
      }
    case 'GEO': {
      const latitude = x.map(radians)
      const longitude = y.map(radians)
      return (from, to) => {
        if (from === to) return 0
        const q1 = Math.cos((longitude[from] as number) - (longitude[to] as number))
        const q2 = Math.cos((latitude[from] as number) - (latitude[to] as number))
        const q3 = Math.cos((latitude[from] as number) + (latitude[to] as number))
        const cosine = Math.min(1, 0.5 * ((1 + q1) * q2 - (1 - q1) * q3))
        return Math.trunc(earthRadius * Math.acos(cosine) + 1)
      }
    }
    case 'explicit': {
      const n = x.length
      const given = matrix as Float64Array
      return (from, to) => given[from * n + to] as number
    }
    default:
      return weight satisfies never
  }
}

/** The matrix of distances, fresh at every call: rows are views of one array. */
export const distanceRows = (cities: Cities): Float64Array[] => {
  const n = cities.x.length
  const all = new Float64Array(n * n)
  const distance = distanceOf(cities)
  for (let from = 0; from < n; from++)
    for (let to = 0; to < from; to++) all[from * n + to] = all[to * n + from] = distance(from, to)
  return Array.from({ length: n }, (_, from) => all.subarray(from * n, (from + 1) * n))
}
