/** Draws a schedule as a Gantt chart in SVG: late jobs in red, each with its due date. */

import type { Instance } from './instance.ts'

const width = 800
const lane = 24
const gap = 6
const margin = 12
const labelHeight = 16

/** Narrowest bar that has its job's number written in it. */
const labelWidth = 14

const px = (value: number): string => String(Number(value.toFixed(2)))

/**
 * Bars from left to right by time, in as many lanes as it takes for a bar to be seen; a tick above a late job's bar marks when it was due,
 * with a line from there to its end. With `step`, the first so many jobs.
 */
export const drawSchedule = (
  { p, d }: Instance,
  order: ArrayLike<number>,
  { step = order.length }: { readonly step?: number } = {},
): string => {
  const n = order.length
  const shown = Math.max(0, Math.min(step, n))
  let work = 0
  for (let at = 0; at < n; at++) work += p[order[at] as number] as number
  const lanes = Math.max(1, Math.ceil(n / 50))
  const perLane = work / lanes
  const scale = width / perLane
  const laneTop = (index: number): number => margin + index * (2 * lane + gap)
  const parts: string[] = []
  let now = 0
  let total = 0
  let late = 0
  for (let at = 0; at < shown; at++) {
    const job = order[at] as number
    const start = now
    now += p[job] as number
    const tardiness = Math.max(0, now - (d[job] as number))
    if (tardiness > 0) late++
    total += tardiness
    const colour = tardiness > 0 ? '#c0392b' : '#2a6fb0'
    const title = `<title>job ${job}: ${start} to ${now}, due ${d[job]}${tardiness > 0 ? `, ${tardiness} late` : ''}</title>`
    // A bar that reaches over the end of a lane goes on in the next.
    for (let from = start; from < now;) {
      const index = Math.min(lanes - 1, Math.floor(from / perLane))
      const end = index === lanes - 1 ? now : Math.min(now, (index + 1) * perLane)
      const left = (from - index * perLane) * scale
      parts.push(
        `<rect x="${px(left)}" y="${laneTop(index) + lane}" width="${px((end - from) * scale)}" height="${lane}" fill="${colour}" stroke="#fff" stroke-width="0.5">${title}</rect>`,
      )
      if (from === start && (end - from) * scale >= labelWidth)
        parts.push(
          `<text x="${px(left + ((end - from) * scale) / 2)}" y="${laneTop(index) + lane + labelHeight}" text-anchor="middle" fill="#fff">${job}</text>`,
        )
      from = end
    }
    if (tardiness > 0) {
      const index = Math.min(lanes - 1, Math.floor((now - 1) / perLane))
      const end = (now - index * perLane) * scale
      const due = Math.max(0, ((d[job] as number) - index * perLane) * scale)
      const y = laneTop(index) + lane - 4 - (at % 4) * 4
      parts.push(`<path d="M${px(due)} ${y}H${px(end)}M${px(due)} ${y - 3}v6" stroke="${colour}" fill="none"/>`)
    }
  }
  const height = laneTop(lanes) + labelHeight
  const caption = `${shown} of ${n} jobs, ${late} late, total tardiness ${total}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} 0 ${width + 2 * margin} ${height + margin}" font-family="sans-serif" font-size="11">`,
    ...parts,
    `<text x="0" y="${height}" fill="#222">${caption}</text>`,
    '</svg>',
  ].join('\n')
}
