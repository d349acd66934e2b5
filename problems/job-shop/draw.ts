/** Draws a schedule as a Gantt chart. */

import { drawGantt } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { operationsIn } from './schedule.ts'

/** All operations, or, with `step`, the first so many that were scheduled. */
export const drawSchedule = (
  instance: Instance,
  order: ArrayLike<number>,
  { step = order.length }: { readonly step?: number } = {},
): string => {
  const all = operationsIn(instance, order)
  const shown = Math.max(0, Math.min(step, all.length))
  const makespan = all.reduce((latest, { end }) => Math.max(latest, end), 0)
  return drawGantt({
    machines: instance.p[0]?.length ?? 0,
    jobs: instance.p.length,
    bars: all.slice(0, shown),
    makespan,
    caption: shown === all.length ? `makespan ${makespan}` : `${shown} of ${all.length} operations scheduled`,
  })
}
