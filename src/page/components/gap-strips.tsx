/** The gap of every instance as a dot, one strip a heuristic, all on one axis. */

import type { JSX } from 'preact'
import { linearScale } from './scale.ts'

export type GapStripsProps = {
  readonly strips: readonly {
    readonly name: string
    readonly gaps: readonly (number | null)[]
    readonly stands: boolean
  }[]
  readonly groups: readonly string[]
}

const [width, left, strip] = [860, 150, 34]

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** The value under which this share lies; dots beyond it are drawn at the edge, so that one outlier does not hide the rest. */
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0

export const GapStrips = ({ strips, groups }: GapStripsProps): JSX.Element => {
  const all = strips.flatMap(({ gaps }) => gaps.filter((gap) => gap !== null))
  const edge = quantile(all, 0.98)
  const x = linearScale([Math.min(0, ...all), edge], { from: left, to: width - 20, zero: true, ticks: 8 })
  const height = strips.length * strip + 34
  return (
    <figure class="plot wide">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="Gap of each instance, by heuristic">
        {x.ticks.map((tick) => (
          <g key={tick}>
            <line class="grid" x1={x.place(tick)} x2={x.place(tick)} y1={0} y2={height - 30} />
            <text
              class="tick middle"
              x={x.place(tick)}
              y={height - 14}
            >{`${Number((100 * tick).toPrecision(3))} %`}</text>
          </g>
        ))}
        {strips.map(({ name, gaps, stands }, row) => {
          const middle = row * strip + strip / 2
          const known = gaps.filter((gap) => gap !== null)
          return (
            <g key={name} class={stands ? 'stands' : ''}>
              <text class="tick end" x={left - 10} y={middle + 4}>
                {name}
              </text>
              {gaps.map((gap, at) =>
                gap === null ? undefined : (
                  <circle
                    class="dot"
                    key={at}
                    cx={x.place(Math.min(gap, edge)).toFixed(1)}
                    // Spread by position, so that equal gaps are seen apart and the picture is the same each time.
                    cy={(middle + (((at * 7) % 11) - 5) * 1.6).toFixed(1)}
                    r={2.4}
                  >
                    <title>{`${groups[at] ?? ''}: ${(100 * gap).toFixed(2)} %`}</title>
                  </circle>
                ),
              )}
              {known.length === 0 ? undefined : (
                <line
                  class="median"
                  x1={x.place(Math.min(median(known), edge))}
                  x2={x.place(Math.min(median(known), edge))}
                  y1={middle - 13}
                  y2={middle + 13}
                />
              )}
            </g>
          )
        })}
      </svg>
      <figcaption>
        Each dot is an instance, the bar its median. Gaps beyond the 98th percentile are drawn at the right edge.
      </figcaption>
    </figure>
  )
}
