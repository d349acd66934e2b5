/** Aligned columns of plain text, the same on a terminal and in a file. */

import Table from 'cli-table3'

/** A column's heading, and the side that its cells keep to. */
export type Column = { readonly head: string; readonly align: 'left' | 'right' }

const sides = ['top', 'bottom', 'left', 'right'].flatMap((side) =>
  side === 'left' || side === 'right' ? [side, `${side}-mid`] : [side, `${side}-mid`, `${side}-left`, `${side}-right`],
)
const chars = { ...Object.fromEntries([...sides, 'mid', 'mid-mid'].map((name) => [name, ''])), middle: '  ' }

/** The table as lines without trailing spaces; cells may be styled. */
export const alignedTable = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const table = new Table({
    chars,
    colAligns: columns.map(({ align }) => align),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  })
  table.push(
    columns.map(({ head }) => head),
    ...rows.map((row) => [...row]),
  )
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
