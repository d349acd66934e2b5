/** The best value so far against what was spent, with known rules as lines. */

import type { JSX } from 'preact'
import { linearScale, tickText } from './scale.ts'

export type SearchCurveProps = {
  readonly title: string
  /** What was spent, and the best value from there on. */
  readonly points: readonly { readonly spent: number; readonly value: number }[]
  /** Where the search ended. */
  readonly end: number
  readonly lines: readonly { readonly name: string; readonly value: number }[]
  readonly valueText: (value: number) => string
}

const [width, height] = [460, 260]
const inner = { left: 56, right: 350, top: 14, bottom: 222 }

/** Labels at least 12 apart, in the order of their places. */
const spread = (places: readonly number[]): readonly number[] => {
  const order = [...places.keys()].toSorted((a, b) => (places[a] as number) - (places[b] as number))
  const moved = [...places]
  let last = -Infinity
  for (const at of order) {
    moved[at] = Math.max(last + 12, places[at] as number)
    last = moved[at]
  }
  return moved
}

export const SearchCurve = ({ title, points, end, lines, valueText }: SearchCurveProps): JSX.Element => {
  const last = points.at(-1)
  const first = points[0]
  // A hopeless beginning would press everything else flat.
  const shown = lines.filter(
    ({ value }) => last !== undefined && value <= 4 * Math.abs(last.value) + Math.abs(first?.value ?? 0) / 4,
  )
  const high = Math.max(
    ...points.slice(-Math.max(3, Math.ceil(points.length * 0.8))).map(({ value }) => value),
    ...shown.map(({ value }) => value),
  )
  const x = linearScale([0, end], { from: inner.left, to: inner.right, zero: true })
  const y = linearScale([0, high], { from: inner.bottom, to: inner.top, zero: true })
  const clipped = (value: number): number => Math.max(inner.top, y.place(Math.min(value, high * 1.05)))
  const path = points
    .map(
      ({ spent, value }, at) =>
        `${at === 0 ? 'M' : 'H'}${x.place(spent).toFixed(1)}${at === 0 ? ' ' : 'V'}${clipped(value).toFixed(1)}`,
    )
    .join('')
  const labels = spread(shown.map(({ value }) => y.place(value)))
  return (
    <figure class="plot">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: the best value falls to ${last === undefined ? 'nothing' : valueText(last.value)}`}
      >
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line class="grid" x1={inner.left} x2={inner.right} y1={y.place(tick)} y2={y.place(tick)} />
            <text class="tick end" x={inner.left - 6} y={y.place(tick) + 4}>
              {valueText(tick)}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <text class="tick middle" key={tick} x={x.place(tick)} y={inner.bottom + 16}>
            {tickText(tick)}
          </text>
        ))}
        {shown.map(({ name, value }, at) => (
          <g key={name}>
            <line class="known" x1={inner.left} x2={inner.right} y1={y.place(value)} y2={y.place(value)} />
            <text class="tick" x={inner.right + 4} y={(labels[at] as number) + 4}>
              {name}
            </text>
          </g>
        ))}
        {path === '' ? undefined : <path class="best" d={`${path}H${x.place(end).toFixed(1)}`} />}
        <text class="tick middle" x={(inner.left + inner.right) / 2} y={height - 6}>
          {title}
        </text>
      </svg>
    </figure>
  )
}
