/** Draws routes as SVG. */

import type { Instance } from './instance.ts'
import type { Routes } from './parse-routes.ts'

const side = 640
const margin = 16
/** Of middling lightness, to be seen on white and on black. */
const colours = ['#3b82c4', '#d0553f', '#3f9b5f', '#b8860b', '#9a63c4', '#c2568f', '#2f9c9c', '#8a7a5c']

/** Where a place is on the paper. */
type Place = readonly [left: number, top: number]

/** Without coordinates, customers are on a circle around the depot, in the order of the routes. */
const onCircle = (routes: Routes): readonly Place[] => {
  const order = routes.flatMap((route) => [...route])
  const places: Place[] = [[side / 2, side / 2]]
  order.forEach((customer, at) => {
    const angle = (2 * Math.PI * at) / order.length
    places[customer] = [(side / 2) * (1 + Math.sin(angle)), (side / 2) * (1 - Math.cos(angle))]
  })
  return places
}

/** North is up: in GEO, `x` is the latitude. */
const placesOf = ({ weight, x, y }: Instance, routes: Routes): readonly Place[] => {
  const [across, up] = weight === 'GEO' ? [y, x] : [x, y]
  const [left, right, bottom, top] = [Math.min(...across), Math.max(...across), Math.min(...up), Math.max(...up)]
  const unit = Math.max(right - left, top - bottom)
  if (unit === 0) return onCircle(routes)
  return Array.from(across, (value, place) => [
    (side * (value - left)) / unit,
    (side * (top - (up[place] as number))) / unit,
  ])
}

const short = (value: number): string => String(Number(value.toFixed(1)))
const text = ([left, top]: Place): string => `${short(left)} ${short(top)}`

/** All routes, each in a colour, customers as dots and the depot as a square; with `step`, only as far as the first so many visits. */
export const drawRoutes = (
  instance: Instance,
  routes: Routes,
  { step = Infinity }: { readonly step?: number } = {},
): string => {
  const places = placesOf(instance, routes)
  const depot = places[0] as Place
  const radius = short(Math.min(4, 60 / Math.sqrt(places.length)))
  let left = Math.max(0, step)
  const drawn = routes.map((route, r) => {
    const colour = colours[r % colours.length] as string
    const visited = [...route.subarray(0, Math.min(left, route.length))]
    const isWhole = left >= route.length
    left -= visited.length
    const path =
      visited.length === 0 ? '' : `M${[depot, ...visited.map((at) => places[at] as Place)].map(text).join('L')}`
    const dots = [...route].map((customer) => {
      const [x, y] = places[customer] as Place
      return `<circle cx="${short(x)}" cy="${short(y)}" r="${radius}"/>`
    })
    return [
      `<path d="${path}${path !== '' && isWhole ? 'Z' : ''}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-linejoin="round"/>`,
      `<g fill="${colour}">${dots.join('')}</g>`,
    ].join('\n')
  })
  const width = Math.max(1, ...places.map(([across]) => across)) + 2 * margin
  const height = Math.max(1, ...places.map(([, down]) => down)) + 2 * margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${Math.ceil(width)} ${Math.ceil(height)}">`,
    ...drawn,
    `<rect x="${short(depot[0] - 6)}" y="${short(depot[1] - 6)}" width="12" height="12" fill="#808080"/>`,
    '</svg>',
  ].join('\n')
}
