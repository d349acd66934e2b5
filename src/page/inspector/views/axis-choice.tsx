/** The choice of what a curve is drawn against; coins that nothing was spent of are left out. */

import type { JSX } from 'preact'
import type { RunView } from '../../../inspector/shapes.ts'
import { axes, axisTitles, type AxisName } from './curve.tsx'

export const AxisChoice = ({
  axis,
  onChange,
  runs,
}: {
  readonly axis: AxisName
  readonly onChange: (axis: AxisName) => void
  readonly runs: readonly RunView[]
}): JSX.Element => (
  <div class="tools" role="group" aria-label="Against">
    <span class="soft">against</span>
    {axes
      .filter((name) => runs.some(({ now }) => now[name] > 0))
      .map((name) => (
        <button
          type="button"
          key={name}
          aria-pressed={name === axis}
          disabled={name === axis}
          onClick={() => onChange(name)}
        >
          {axisTitles[name]}
        </button>
      ))}
  </div>
)
