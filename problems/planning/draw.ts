/** Draws a plan as SVG: goals down the side, steps across, a bar where a goal holds; the actions are told where the picture is pointed at. */

import type { Plan } from './plan.ts'
import { actionText, applyTo, factText, initialState, type Task } from './task.ts'

const rowHeight = 16
const margin = 12
const label = 190
const chart = 600
const caption = 22
const mostRows = 60

const style =
  '<style>.plan-ink{fill:#222}.plan-soft{fill:#666}.plan-line{stroke:#bbb}' +
  '@media(prefers-color-scheme:dark){.plan-ink{fill:#ddd}.plan-soft{fill:#aaa}.plan-line{stroke:#555}}</style>'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const px = (value: number): string => String(Number(value.toFixed(1)))

/** For each goal, the states in which it holds: from the beginning, state 0, to that after the last step that is shown. */
const heldBy = (task: Task, steps: ArrayLike<number>, shown: number): readonly Uint8Array[] => {
  const held = Array.from(task.goal, () => new Uint8Array(shown + 1))
  const holds = initialState(task)
  for (let state = 0; ; state++) {
    task.goal.forEach((fact, at) => ((held[at] as Uint8Array)[state] = holds[fact] as number))
    if (state === shown) return held
    applyTo(holds, task, steps[state] as number)
  }
}

/** SVG text; with `step`, after the first so many steps. */
export const drawPlan = (task: Task, plan: Plan, { step }: { readonly step?: number } = {}): string => {
  const { steps, expanded, generated } = plan
  const shown = Math.max(0, Math.min(step ?? steps.length, steps.length))
  const held = heldBy(task, steps, shown)
  const left = margin + label
  const width = chart / (steps.length + 1)
  const y = (row: number): number => margin + caption + row * rowHeight
  const rows = Math.min(task.goal.length, mostRows)
  const bars = held.slice(0, rows).flatMap((states, row) =>
    Array.from(states, (holds, state) => ({ holds, state }))
      .filter(({ holds, state }) => holds === 1 && (state === 0 || states[state - 1] === 0))
      .map(({ state: from }) => {
        const until = states.indexOf(0, from)
        const to = until < 0 ? shown + 1 : until
        const stays = until < 0 ? '#2e8b57' : '#b8860b'
        return `<rect x="${px(left + from * width)}" y="${y(row) + 2}" width="${px((to - from) * width)}" height="${rowHeight - 4}" fill="${stays}"/>`
      }),
  )
  const labels = Array.from(task.goal.subarray(0, rows), (fact, row) => {
    const text = factText(task, fact)
    return `<text class="plan-ink" x="${left - 6}" y="${y(row) + 12}" text-anchor="end">${escaped(text.length > 28 ? `${text.slice(0, 27)}…` : text)}</text>`
  })
  const columns = Array.from(steps.subarray(0, shown), (action, at) => {
    const title = `<title>${at + 1}. ${escaped(actionText(task, action))}</title>`
    return `<rect x="${px(left + (at + 1) * width)}" y="${y(0)}" width="${px(width)}" height="${rows * rowHeight}" fill="transparent">${title}</rect>`
  })
  const last = shown > 0 ? actionText(task, steps[shown - 1] as number) : 'the beginning'
  const met = held.filter((states) => states[shown] === 1).length
  const outcome =
    plan.unmet === 0 ? `a plan of ${steps.length} steps` : `no plan found; ${steps.length} steps to the nearest state`
  const head = `${task.name}: ${outcome}, ${expanded} states expanded, ${generated} generated`
  const foot = `${shown} of ${steps.length} steps, ${met} of ${task.goal.length} goals hold after ${last}`
  const more = task.goal.length > rows ? `; ${rows} goals shown` : ''
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + chart + margin} ${y(rows) + caption + margin}" font-family="sans-serif" font-size="11">`,
    style,
    `<text class="plan-ink" x="${margin}" y="${margin + 8}" font-size="12">${escaped(head)}</text>`,
    `<path class="plan-line" d="M${left} ${y(0)}h${chart}M${left} ${y(rows)}h${chart}M${left} ${y(0)}v${rows * rowHeight}" fill="none"/>`,
    ...bars,
    ...labels,
    ...columns,
    `<text class="plan-soft" x="${left}" y="${y(rows) + 16}">${escaped(foot + more)}</text>`,
    '</svg>',
  ].join('\n')
}
