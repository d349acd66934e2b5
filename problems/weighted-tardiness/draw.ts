/** Draws a schedule as a Gantt chart in SVG: late jobs in red, the stronger the heavier, each with its due date. */

import type { Instance } from './instance.ts'
import { weightedTardiness } from './weighted-tardiness.ts'

const width = 800
const height = 26
const top = 30
const margin = 12
/** Narrowest bar that has its job's number written in it. */
const labelWidth = 14

const px = (value: number): string => String(Number(value.toFixed(2)))

/**
 * One bar a job from left to right by time; above a late one, a line from when it was due to its end. With `step`, the first so many jobs,
 * on the scale of all.
 */
export const drawSchedule = (
  instance: Instance,
  order: ArrayLike<number>,
  { step = order.length }: { readonly step?: number } = {},
): string => {
  const { p, w, d } = instance
  const shown = Array.from(order).slice(0, Math.max(0, step))
  const scale = width / p.reduce((sum, time) => sum + time, 0)
  const heaviest = w.reduce((most, weight) => Math.max(most, weight), 1)
  const parts: string[] = []
  let now = 0
  let late = 0
  for (const [at, job] of shown.entries()) {
    const start = now
    now += p[job] as number
    const [weight, due] = [w[job] as number, d[job] as number]
    const tardiness = Math.max(0, now - due)
    if (tardiness > 0) late++
    const colour = tardiness > 0 ? '#c0392b' : '#2a6fb0'
    const wide = (p[job] as number) * scale
    const title = `<title>job ${job}: ${start} to ${now}, weight ${weight}, due ${due}${tardiness > 0 ? `, ${tardiness} late` : ''}</title>`
    parts.push(
      `<rect x="${px(start * scale)}" y="${top}" width="${px(wide)}" height="${height}" fill="${colour}" fill-opacity="${px(0.4 + (0.6 * weight) / heaviest)}" stroke="#fff" stroke-width="0.5">${title}</rect>`,
    )
    if (wide >= labelWidth)
      parts.push(
        `<text x="${px((start + now) * 0.5 * scale)}" y="${top + 17}" text-anchor="middle" fill="#fff">${job}</text>`,
      )
    if (tardiness > 0) {
      const y = top - 4 - (at % 5) * 4
      parts.push(
        `<path d="M${px(Math.max(0, due) * scale)} ${y - 2}v4M${px(Math.max(0, due) * scale)} ${y}H${px(now * scale)}" stroke="${colour}" fill="none"/>`,
      )
    }
  }
  const caption = `${shown.length} of ${order.length} jobs, ${late} late, total weighted tardiness ${weightedTardiness(instance, shown)}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} 0 ${width + 2 * margin} ${top + height + 24}" font-family="sans-serif" font-size="11">`,
    ...parts,
    `<text x="0" y="${top + height + 16}" fill="#222">${caption}</text>`,
    '</svg>',
  ].join('\n')
}
