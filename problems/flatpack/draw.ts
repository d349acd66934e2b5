/** Draws a packed grid as SVG: a colour for each block, lines around it, obstacles hatched. */

import type { Instance } from './instance.ts'
import { mostCovered } from './instance.ts'
import { cellsOf, type Packing, placementsOf } from './packing.ts'

const cell = 28
const margin = 12
const caption = 22

/** Colours that neighbours in the order of placement can be told apart by, on light and on dark ground. */
const hueOf = (at: number): number => Math.round((at * 137.508) % 360)

const style =
  '<style>.flatpack-ink{fill:#222}.flatpack-line{stroke:#bbb}.flatpack-edge{stroke:#222}' +
  '@media(prefers-color-scheme:dark){.flatpack-ink{fill:#ddd}.flatpack-line{stroke:#555}.flatpack-edge{stroke:#eee}}</style>'

/** SVG text; with `step`, after the first so many placements. */
export const draw = (instance: Instance, packing: Packing, { step }: { readonly step?: number } = {}): string => {
  const { rows, columns, taken, blocks } = instance
  const placements = placementsOf(packing)
  const shown = placements.slice(0, Math.max(0, step ?? placements.length))
  const owner = new Int32Array(rows * columns).fill(-1)
  shown.forEach((placement, at) => cellsOf(instance, placement).forEach((one) => (owner[one] = at)))
  const x = (column: number): number => margin + column * cell
  const y = (row: number): number => margin + caption + row * cell
  const square = (at: number, rest: string): string =>
    `<rect x="${x(at % columns)}" y="${y(Math.floor(at / columns))}" width="${cell}" height="${cell}" ${rest}`
  const covered = shown.map((placement, at) => {
    const cells = cellsOf(instance, placement)
    const title = `<title>${at + 1}. block ${placement.block}, ${cells.length} cells</title>`
    return `<g fill="hsl(${hueOf(at)} 55% 58%)">${title}${cells.map((one) => square(one, '/>')).join('')}</g>`
  })
  const ownerAt = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= rows || column >= columns ? -1 : (owner[row * columns + column] as number)
  let edges = ''
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      if (ownerAt(row, column) !== ownerAt(row - 1, column)) edges += `M${x(column)} ${y(row)}h${cell}`
      if (ownerAt(row, column) !== ownerAt(row, column - 1)) edges += `M${x(column)} ${y(row)}v${cell}`
    }
  const lines =
    Array.from({ length: rows + 1 }, (_, row) => `M${x(0)} ${y(row)}h${columns * cell}`).join('') +
    Array.from({ length: columns + 1 }, (_, column) => `M${x(column)} ${y(0)}v${rows * cell}`).join('')
  const cells = owner.reduce((sum, at) => sum + (at < 0 ? 0 : 1), 0)
  const text = `${shown.length} of ${blocks.length} blocks, ${cells} of ${mostCovered(instance)} cells covered`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${x(columns) + margin} ${y(rows) + margin}" font-family="sans-serif" font-size="12">`,
    style,
    `<text class="flatpack-ink" x="${margin}" y="${margin + 10}">${text}</text>`,
    ...covered,
    ...Array.from(taken, (at) => square(at, 'fill="#888"/>')),
    `<path class="flatpack-line" d="${lines}" fill="none" stroke-width="0.5"/>`,
    `<path class="flatpack-edge" d="${edges}" fill="none" stroke-width="1.5" stroke-linecap="square"/>`,
    '</svg>',
  ].join('\n')
}
