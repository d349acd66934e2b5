/** Draws a tour as SVG. */

import { type Instance, spans } from './instance.ts'

const side = 640
const margin = 16

/** Where a city is on the paper. */
type Place = readonly [left: number, top: number]

const onCircle = (tour: ArrayLike<number>): readonly Place[] => {
  const places: Place[] = []
  for (let at = 0; at < tour.length; at++) {
    const angle = (2 * Math.PI * at) / tour.length
    places[tour[at] as number] = [(side / 2) * (1 + Math.sin(angle)), (side / 2) * (1 - Math.cos(angle))]
  }
  return places
}

/** North is up: in GEO, `x` is the latitude. Without coordinates, cities are on a circle, in the order of the tour. */
const placesOf = (instance: Instance, tour: ArrayLike<number>): readonly Place[] => {
  const [width, height] = spans(instance)
  const unit = Math.max(width, height)
  if (unit === 0) return onCircle(tour)
  const { weight, x, y } = instance
  const [across, up] = weight === 'GEO' ? [y, x] : [x, y]
  const left = Math.min(...across)
  const top = Math.max(...up)
  return Array.from(across, (value, city) => [
    (side * (value - left)) / unit,
    (side * (top - (up[city] as number))) / unit,
  ])
}

const text = ([left, top]: Place): string => `${Number(left.toFixed(1))} ${Number(top.toFixed(1))}`

/** The closed tour, or, with `step`, the path through its first so many cities; the city where it begins is ringed. */
export const drawTour = (
  instance: Instance,
  tour: ArrayLike<number>,
  { step = tour.length }: { readonly step?: number } = {},
): string => {
  const places = placesOf(instance, tour)
  const ordered = Array.from(tour, (city) => places[city] as Place)
  const visited = ordered.slice(0, Math.max(0, step))
  const path = visited.length > 1 ? `M${visited.map(text).join('L')}${step >= ordered.length ? 'Z' : ''}` : ''
  const radius = Number(Math.min(4, 60 / Math.sqrt(ordered.length)).toFixed(1))
  const circle = (place: Place, size: number): string =>
    `<circle cx="${Number(place[0].toFixed(1))}" cy="${Number(place[1].toFixed(1))}" r="${size}"/>`
  const all = [...ordered, ...visited]
  const width = Math.max(1, ...all.map(([left]) => left)) + 2 * margin
  const height = Math.max(1, ...all.map(([, top]) => top)) + 2 * margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${Math.ceil(width)} ${Math.ceil(height)}">`,
    `<path d="${path}" fill="none" stroke="#2a6fb0" stroke-width="1.5" stroke-linejoin="round"/>`,
    `<g fill="#222">${ordered.map((place) => circle(place, radius)).join('')}</g>`,
    `<g fill="none" stroke="#c0392b" stroke-width="1.5">${ordered
      .slice(0, 1)
      .map((place) => circle(place, radius + 3))
      .join('')}</g>`,
    '</svg>',
  ].join('\n')
}
