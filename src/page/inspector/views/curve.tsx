/** Best values against what was spent, as a live plot: one line a run, known rules as dashed lines. */

import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import type { MetricView, RunView } from '../../../inspector/shapes.ts'
import { metricText } from '../numbers.ts'

export const axes = ['completions', 'evaluations', 'tokens', 'costUsd', 'atMs'] as const
export type AxisName = (typeof axes)[number]
export const axisTitles: Readonly<Record<AxisName, string>> = {
  completions: 'completions',
  evaluations: 'evaluations',
  tokens: 'tokens',
  costUsd: 'US dollars',
  atMs: 'minutes',
}

const colours = ['#0969da', '#bc4c00', '#8250df', '#1a7f37', '#bf3989', '#9a6700'] as const
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [12, 6]] as const

const scaled = (axis: AxisName, value: number): number => (axis === 'atMs' ? value / 60_000 : value)

/** All lines over one column of places, as steps: each line holds its last value. */
const aligned = (runs: readonly RunView[], axis: AxisName): readonly [number[], ...(number | null)[][]] => {
  const lines = runs.map(({ improvements, now }) => [
    ...improvements.map((point) => [scaled(axis, point[axis]), point.metric] as const),
    ...(improvements.length === 0 ? [] : [[scaled(axis, now[axis]), improvements.at(-1)?.metric ?? 0] as const]),
  ])
  const places = [...new Set(lines.flatMap((line) => line.map(([place]) => place)))].toSorted((a, b) => a - b)
  const columns = lines.map((line) => {
    let [next, last] = [0, null as number | null]
    const end = line.at(-1)?.[0] ?? -Infinity
    return places.map((place) => {
      while (next < line.length && (line[next] as (typeof line)[number])[0] <= place)
        last = (line[next++] as (typeof line)[number])[1]
      return place > end ? null : last
    })
  })
  return [places, ...columns]
}

/** The top of the axis: the first programs of a search are far off, and would press everything that matters flat. */
const highest = (runs: readonly RunView[], rules: readonly number[]): number => {
  const later = runs.flatMap(({ improvements }) => improvements.slice(Math.min(2, improvements.length - 1)))
  return Math.max(...later.map(({ metric }) => metric), ...rules, 0) * 1.08
}

export type CurveProps = {
  readonly runs: readonly RunView[]
  readonly axis: AxisName
  readonly metric: MetricView
  readonly rules: readonly { readonly name: string; readonly metric: number }[]
  readonly onPoint?: (candidate: string) => void
}

export const Curve = ({ runs, axis, metric, rules, onPoint }: CurveProps): JSX.Element => {
  const holder = useRef<HTMLDivElement>(null)
  const shown = rules.slice(0, 4)
  const data = aligned(runs, axis)
  const stamp = JSON.stringify([data[0].length, runs.map(({ id, now }) => [id, now[axis]]), shown, axis])
  useEffect(() => {
    const element = holder.current
    if (element === null) return undefined
    const soft = getComputedStyle(element).getPropertyValue('--soft')
    const edge = getComputedStyle(element).getPropertyValue('--edge')
    const axisStyle = { stroke: soft, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge } }
    const [places] = data
    const flat = shown.map(({ metric: value }) => places.map(() => value))
    const paths = uPlot.paths.stepped?.({ align: 1 })
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: 320,
        scales: {
          x: { time: false },
          y: {
            range: (_, low) => [
              Math.min(0, low),
              highest(
                runs,
                shown.map((rule) => rule.metric),
              ) || 1,
            ],
          },
        },
        axes: [
          { ...axisStyle, label: axisTitles[axis], labelSize: 22 },
          { ...axisStyle, size: 76, values: (_, ticks) => ticks.map((tick) => metricText(metric, tick)) },
        ],
        series: [
          { label: axisTitles[axis] },
          ...runs.map(({ id, strategy }, at) => ({
            label: runs.length === 1 ? 'best' : `${strategy}, ${id}`,
            stroke: colours[at % colours.length] as string,
            dash: [...(dashes[Math.floor(at / colours.length) % dashes.length] ?? [])],
            width: 2.2,
            points: { show: places.length < 60 },
            ...(paths && { paths }),
            value: (_: uPlot, value: number | null) => metricText(metric, value),
          })),
          ...shown.map(({ name }) => ({
            label: name,
            stroke: soft,
            dash: [5, 5],
            width: 1,
            points: { show: false },
            value: (_: uPlot, value: number | null) => metricText(metric, value),
          })),
        ],
      },
      [places, ...data.slice(1), ...flat] as uPlot.AlignedData,
      element,
    )
    const resize = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: 320 }))
    resize.observe(element)
    const open = (): void => {
      const [at] = plot.cursor.idxs?.[1] === undefined ? [plot.cursor.idx] : [plot.cursor.idxs[1]]
      const place = typeof at === 'number' ? places[at] : undefined
      const point = runs[0]?.improvements.findLast((one) => place !== undefined && scaled(axis, one[axis]) <= place)
      if (point !== undefined) onPoint?.(point.candidate)
    }
    plot.over.addEventListener('click', open)
    return () => {
      resize.disconnect()
      plot.destroy()
    }
  }, [stamp])
  const last = runs[0]?.improvements.at(-1)?.metric
  return (
    <div
      ref={holder}
      role="img"
      aria-label={`Best ${metric.title} against ${axisTitles[axis]}${last === undefined ? '' : `; now ${metricText(metric, last)}`}`}
      data-points={String(data[0].length)}
    />
  )
}
