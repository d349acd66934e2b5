/** Draws a tour as SVG, nodes by the size of their prizes. */

import { collected } from './collected.ts'
import { distancesOf, tourLength } from './distances.ts'
import type { Instance } from './instance.ts'

const side = 640
const margin = 16
const captionHeight = 20

const px = (value: number): string => String(Number(value.toFixed(1)))

/** The closed tour, or, with `step`, the way over its first so many nodes; visited nodes are filled, the depot is a square. */
export const drawTour = (
  instance: Instance,
  path: ArrayLike<number>,
  { step = path.length }: { readonly step?: number } = {},
): string => {
  const { x, y, prize, limit } = instance
  const shown = Array.from(path).slice(0, Math.max(0, step))
  const isWhole = shown.length === path.length
  const [left, top] = [Math.min(...x), Math.max(...y)]
  const unit = Math.max(Math.max(...x) - left, top - Math.min(...y)) || 1
  const place = (node: number): readonly [string, string] => [
    px((side * ((x[node] as number) - left)) / unit),
    px((side * (top - (y[node] as number))) / unit),
  ]
  const most = Math.max(...prize)
  const visited = new Set(shown)
  const circles = Array.from(prize.keys())
    .slice(1)
    .map((node) => {
      const [cx, cy] = place(node)
      const radius = px(2 + 5 * Math.sqrt((prize[node] as number) / most))
      const title = `<title>node ${node}: prize ${Number((prize[node] as number).toPrecision(4))}</title>`
      return `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="${visited.has(node) ? '#2a6fb0' : '#fff'}" stroke="#222">${title}</circle>`
    })
  const [depotX, depotY] = place(0).map(Number) as [number, number]
  const line = [0, ...shown].map((node) => place(node).join(' ')).join('L')
  const length = tourLength(distancesOf(instance), x.length, shown)
  const height = (side * (top - Math.min(...y))) / unit
  const caption = `${shown.length} of ${x.length - 1} nodes, prizes ${Number(collected(instance, shown).toPrecision(5))}, ${isWhole ? 'length' : 'length with the way back'} ${length.toFixed(3)} of ${limit}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${side + 2 * margin} ${px(height + 2 * margin + captionHeight)}" font-family="sans-serif" font-size="12">`,
    `<path d="M${line}${isWhole && shown.length > 0 ? 'Z' : ''}" fill="none" stroke="#2a6fb0" stroke-width="1.5" stroke-linejoin="round"/>`,
    ...circles,
    `<rect x="${px(depotX - 5)}" y="${px(depotY - 5)}" width="10" height="10" fill="#c0392b"><title>depot</title></rect>`,
    `<text x="0" y="${px(height + margin + 12)}" fill="#222">${caption}</text>`,
    '</svg>',
  ].join('\n')
}
