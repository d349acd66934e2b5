/** What tuning changed in a program, for the model that goes on from it. */

import { findConstants } from '../candidate/constants.ts'
import { oneLine } from './feedback.ts'

const maxLines = 15

/** The lines whose constants changed, each with the values of before. Empty where nothing changed or the two are not one program. */
export const tuningNote = (before: string, after: string): string => {
  const [old, tuned] = [findConstants(before), findConstants(after)]
  if (old.length !== tuned.length) return ''
  const lines = after.split('\n')
  const changed = new Map<number, number[]>()
  for (const [at, { value, line }] of tuned.entries()) {
    const was = old[at]?.value
    if (was !== undefined && was !== value) changed.set(line, [...(changed.get(line) ?? []), was])
  }
  return [...changed]
    .slice(0, maxLines)
    .map(([line, values]) => `- \`${oneLine(lines[line - 1] ?? '', 140)}\` (was ${values.join(', ')})`)
    .join('\n')
}
