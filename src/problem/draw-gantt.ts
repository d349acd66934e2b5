/** Gantt charts in SVG: a row a machine, a bar an operation, readable on light and dark ground. */

/** A job's time on a machine, `start` to `end`. */
export type GanttBar = { readonly machine: number; readonly job: number; readonly start: number; readonly end: number }

export type Gantt = {
  readonly machines: number
  readonly jobs: number
  /** In the order in which a schedule is built. */
  readonly bars: readonly GanttBar[]
  /** Where the axis ends, the same for every step of a schedule. */
  readonly makespan: number
  readonly caption: string
}

const width = 800
const margin = 12
const labels = 28
const captionHeight = 24

/** Narrowest bar that has its job's number written in it. */
const labelWidth = 14

const px = (value: number): string => String(Number(value.toFixed(2)))

/** Colours go around the wheel by the golden angle, so that jobs with numbers near each other look different. */
const hueOf = (job: number): number => Math.round((job * 137.508) % 360)

const style = [
  'text{fill:#222}',
  '.ground{fill:#fff}.lane{fill:#f1f3f5}.number{fill:#111}',
  '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117}.lane{fill:#1c2330}.number{fill:#111}}',
].join('')

/** SVG text; every bar tells job, machine and times as its title. */
export const drawGantt = ({ machines, jobs, bars, makespan, caption }: Gantt): string => {
  const lane = Math.max(8, Math.min(24, Math.floor(480 / machines)))
  const scale = (width - labels) / Math.max(1, makespan)
  const height = machines * lane + captionHeight + 2 * margin
  const top = (machine: number): number => margin + machine * lane
  const lanes = Array.from({ length: machines }, (_, machine) => [
    `<rect class="lane" x="${labels}" y="${top(machine) + 1}" width="${width - labels}" height="${lane - 2}"/>`,
    `<text x="${labels - 4}" y="${top(machine) + lane / 2 + 4}" text-anchor="end">${machine}</text>`,
  ])
  const drawn = bars.map(({ machine, job, start, end }) => {
    const left = labels + start * scale
    const wide = (end - start) * scale
    const title = `<title>job ${job} on machine ${machine}: ${start} to ${end}</title>`
    const bar = `<rect x="${px(left)}" y="${top(machine) + 1}" width="${px(wide)}" height="${lane - 2}" fill="hsl(${hueOf(job)} 60% 68%)" stroke="#8888" stroke-width="0.5">${title}</rect>`
    const number =
      wide >= labelWidth && lane >= 12
        ? `<text class="number" x="${px(left + wide / 2)}" y="${top(machine) + lane / 2 + 4}" text-anchor="middle">${job}</text>`
        : ''
    return bar + number
  })
  const text = `${caption}; ${jobs} jobs on ${machines} machines`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} 0 ${width + 2 * margin} ${height}" font-family="sans-serif" font-size="11">`,
    `<style>${style}</style>`,
    `<rect class="ground" x="${-margin}" y="0" width="${width + 2 * margin}" height="${height}"/>`,
    ...lanes.flat(),
    ...drawn,
    `<text x="${labels}" y="${height - margin}">${text}</text>`,
    '</svg>',
  ].join('\n')
}
