/** Draws a packing as SVG: for each resource a bar of what the items take of its capacity. */

import type { Instance } from './instance.ts'
import { packed } from './packed.ts'

const width = 800
const lane = 22
const gap = 6
const margin = 12
/** More bars than this could not be told apart. */
const mostLanes = 30

const px = (value: number): string => String(Number(value.toFixed(2)))

/** Items from left to right in the order in which they were packed, the same colour in every bar; the line is the capacity. With `step`, the first so many. */
export const drawPacking = (
  instance: Instance,
  items: ArrayLike<number>,
  { step = items.length }: { readonly step?: number } = {},
): string => {
  const { prize, weight, capacity } = instance
  const m = capacity.length
  const shown = Array.from(items).slice(0, Math.max(0, step))
  const lanes = Math.min(m, mostLanes)
  const parts: string[] = []
  for (let resource = 0; resource < lanes; resource++) {
    const y = margin + resource * (lane + gap)
    const scale = width / (capacity[resource] as number)
    let used = 0
    for (const item of shown) {
      const taken = (weight[item * m + resource] as number) * scale
      const title = `<title>item ${item}: prize ${prize[item]}, ${Number((weight[item * m + resource] as number).toPrecision(4))} of resource ${resource}</title>`
      parts.push(
        `<rect x="${px(used)}" y="${y}" width="${px(taken)}" height="${lane}" fill="hsl(${(item * 137) % 360} 45% 55%)">${title}</rect>`,
      )
      used += taken
    }
    parts.push(
      `<rect x="0" y="${y}" width="${width}" height="${lane}" fill="none" stroke="#222"><title>resource ${resource}: ${px((100 * used) / width)} % used</title></rect>`,
    )
  }
  const bottom = margin + lanes * (lane + gap)
  const rest = lanes < m ? `, the first ${lanes} of ${m} resources` : ''
  const caption = `${shown.length} of ${prize.length} items, prizes ${Number(packed(instance, shown).toPrecision(6))}${rest}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} 0 ${width + 2 * margin} ${bottom + 24}" font-family="sans-serif" font-size="12">`,
    ...parts,
    `<text x="0" y="${bottom + 12}" fill="#222">${caption}</text>`,
    '</svg>',
  ].join('\n')
}
