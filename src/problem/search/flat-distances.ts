/** Distances as a driver works with them, and as it hands them out. */

import { type Cities, distanceRows } from './tsplib-distances.ts'

/** The matrix of distances, row by row. */
export const flatDistances = (cities: Cities): Float64Array => {
  const rows = distanceRows(cities)
  const all = new Float64Array(rows.length ** 2)
  rows.forEach((row, i) => all.set(row, i * row.length))
  return all
}

/** Rows of a heuristic's own, with `diagonal` from each city to itself, so that a division by a distance has a result. */
export const rowsFor = (cities: Cities, diagonal: number): Float64Array[] => {
  const rows = distanceRows(cities)
  rows.forEach((row, i) => (row[i] = diagonal))
  return rows
}
