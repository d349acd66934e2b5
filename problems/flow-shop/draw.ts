/** Draws a schedule as a Gantt chart. */

import { drawGantt } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { completionTimes } from './schedule.ts'

/** All jobs, or, with `step`, the first so many of the sequence. */
export const drawSchedule = (
  instance: Instance,
  order: ArrayLike<number>,
  { step = order.length }: { readonly step?: number } = {},
): string => {
  const ends = completionTimes(instance, order)
  const makespan = ends.at(-1)?.at(-1) ?? 0
  const shown = Math.max(0, Math.min(step, order.length))
  const bars = ends.slice(0, shown).flatMap((row, at) => {
    const job = order[at] as number
    const times = instance.p[job] as Int32Array
    return Array.from(row, (end, machine) => ({ machine, job, start: end - (times[machine] as number), end }))
  })
  return drawGantt({
    machines: instance.p[0]?.length ?? 0,
    jobs: instance.p.length,
    bars,
    makespan,
    caption:
      shown === order.length ? `makespan ${makespan}` : `${shown} jobs scheduled until ${ends[shown - 1]?.at(-1) ?? 0}`,
  })
}
