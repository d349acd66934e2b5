/** What tuning changed in a program. */

import type { Constant } from '../candidate/constants.ts'
import { alignedTable } from './aligned-table.ts'
import { printableLine } from './printable.ts'

/** A constant and the value that tuning gave it. */
export type TunedConstant = Constant & { readonly after: number }

const rangeOf = ({ low, high, scale, isLogarithmic }: Constant): string =>
  `${low}..${high}${scale === 'integer' ? ' integer' : ''}${isLogarithmic ? ' log' : ''}`

/** One row a constant; those that stayed as they were show a dash. */
export const tuningTable = (source: string, constants: readonly TunedConstant[]): string => {
  const lines = source.split('\n')
  return alignedTable(
    [
      { head: 'line', align: 'right' },
      { head: 'constant', align: 'left' },
      { head: 'before', align: 'right' },
      { head: 'after', align: 'right' },
      { head: 'searched', align: 'left' },
    ],
    constants.map((constant) => {
      const { line, name, value, after } = constant
      return [
        String(line),
        printableLine(name ?? (lines[line - 1] ?? '').trim(), 48),
        String(value),
        Object.is(value, after) ? '–' : String(after),
        rangeOf(constant),
      ]
    }),
  )
}
