/** Draws a packing: bins as columns, in the order in which they got their first item, the items stacked as they came. */

import type { Instance } from './instance.ts'
import type { Packing } from './packing.ts'

const columns = 60
const width = 12
const height = 100
const gap = 3
const margin = 10
const caption = 20

/** Larger items are darker. */
const colourOf = (share: number): string => `hsl(210 60% ${Math.round(85 - 50 * share)}%)`

/** SVG text; with `step`, after the first so many items, the last of them marked. */
export const draw = ({ capacity, sizes }: Instance, packing: Packing, { step }: { step?: number } = {}): string => {
  const shown = Math.max(0, Math.min(step ?? sizes.length, sizes.length))
  const columnOf = new Map<number, number>()
  const loads: number[] = []
  const items: string[] = []
  const place = (column: number): readonly [x: number, y: number] => [
    margin + (column % columns) * (width + gap),
    margin + caption + Math.floor(column / columns) * (height + 2 * gap),
  ]
  const box = (x: number, y: number, tall: number, rest: string): string =>
    `<rect x="${x}" y="${y.toFixed(2)}" width="${width}" height="${tall.toFixed(2)}" ${rest}`
  for (let item = 0; item < shown; item++) {
    const bin = packing[item] as number
    const size = sizes[item] as number
    const column = columnOf.get(bin) ?? columnOf.size
    columnOf.set(bin, column)
    const load = (loads[column] ?? 0) + size
    loads[column] = load
    const [x, y] = place(column)
    const mark = step !== undefined && item === shown - 1 ? '#d33' : '#fff'
    const style = `fill="${colourOf(size / capacity)}" stroke="${mark}" stroke-width="0.5"`
    const title = `item ${item + 1}, size ${size}, bin ${column + 1}`
    items.push(
      `${box(x, y + height * (1 - load / capacity), (height * size) / capacity, style)}><title>${title}</title></rect>`,
    )
  }
  const bins = loads.map((_, column) => {
    const [x, y] = place(column)
    return `${box(x, y, height, 'fill="#f4f4f4" stroke="#bbb" stroke-width="0.5"')}/>`
  })
  const rows = Math.max(1, Math.ceil(loads.length / columns))
  const wide = 2 * margin + columns * (width + gap)
  const tall = 2 * margin + caption + rows * (height + 2 * gap)
  const full = loads.reduce((sum, load) => sum + load, 0) / (capacity * Math.max(1, loads.length))
  const text = `${shown} of ${sizes.length} items in ${loads.length} bins of ${capacity}, ${(100 * full).toFixed(1)} % full`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" font-family="sans-serif" font-size="12">`,
    `<text x="${margin}" y="${margin + 10}">${text}</text>`,
    ...bins,
    ...items,
    '</svg>',
  ].join('\n')
}
