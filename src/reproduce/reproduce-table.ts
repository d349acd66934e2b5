/** Published numbers beside ours, a table for each source, with what they are measured against. */

import type { MeasuredCell, ReproduceCell } from '../problem/reproduce-cell.ts'
import { alignedTable, type Column } from '../report/aligned-table.ts'
import { formatNumber } from '../report/format.ts'
import type { CellResult } from './reproduce.ts'

const left = (head: string): Column => ({ head, align: 'left' })
const right = (head: string): Column => ({ head, align: 'right' })

const columns: readonly Column[] = [
  left('set'),
  left('heuristic'),
  right('published'),
  right('ours'),
  right('difference'),
  left('verdict'),
]

/** `test-50` or `test-50, iterations 175`. */
const setText = ({ set, settings, groups, note }: MeasuredCell): string => {
  const entries = Array.isArray(settings)
    ? [`${settings.length} settings`]
    : Object.entries(settings ?? {}).map(([key, value]) => `${key} ${JSON.stringify(value)}`)
  const some = groups === undefined ? [] : [`${groups.length} groups`]
  return [set, ...entries, ...some, ...(note === undefined ? [] : [note])].join(', ')
}

const signed = (value: number, decimals: number): string => {
  const text = formatNumber(value, decimals)
  return value > 0 && Number(text) !== 0 ? `+${text}` : text
}

const verdictOf = (result: CellResult): string => {
  if (result.kind === 'unavailable') return 'published, source not available'
  if (result.kind === 'failed') return 'FAILED'
  if (result.kind === 'left out') return 'left out'
  if (result.cell.kind === 'target') return 'target'
  return result.agrees ? 'agrees' : 'DIFFERS'
}

const rowOf = (result: CellResult): readonly string[] => {
  const { cell } = result
  const published = formatNumber(cell.published, cell.decimals)
  const where = cell.kind === 'unavailable' ? cell.column : setText(cell)
  if (result.kind !== 'measured') return [where, cell.heuristic, published, '–', '–', verdictOf(result)]
  const { value, standardError, trainedHere } = result
  const error = standardError === undefined ? '' : ` ± ${formatNumber(standardError, cell.decimals)}`
  return [
    where,
    `${cell.heuristic}${trainedHere ? ' †' : ''}`,
    published,
    `${formatNumber(value, cell.decimals)}${error}`,
    // One decimal more, so that a difference which rounds away is still seen.
    signed(value - cell.published, cell.decimals + 1),
    verdictOf(result),
  ]
}

/** `% above the reference, ratio of means` and the like. */
const unitOf = (cell: ReproduceCell): string => {
  if (cell.kind === 'unavailable') return ''
  return cell.statistic === 'mean objective' ? 'mean objective' : `percent above the reference, ${cell.statistic}`
}

/** Why a row has no number of ours, and of which set, column or program that is said. */
const reasonOf = (result: CellResult): { readonly of: string; readonly reason: string } | undefined => {
  if (result.kind === 'unavailable') return { of: result.cell.column, reason: result.cell.reason }
  if (result.kind === 'left out') return { of: result.cell.set, reason: `left out, ${result.reason}` }
  if (result.kind === 'failed')
    return { of: `${result.cell.heuristic} on ${result.cell.set}`, reason: `failed, ${result.reason}` }
  return undefined
}

/** What the table's numbers are, and what must be said of single rows. */
const notesOf = (results: readonly CellResult[]): readonly string[] => {
  const units = new Set(results.map(({ cell }) => unitOf(cell)).filter((unit) => unit !== ''))
  const against = new Map<string, Set<string>>()
  for (const result of results)
    if (result.kind === 'measured' && result.against !== undefined)
      against.set(result.against, (against.get(result.against) ?? new Set()).add(result.cell.set))
  const reasons = new Map<string, Set<string>>()
  for (const result of results) {
    const told = reasonOf(result)
    if (told !== undefined) reasons.set(told.reason, (reasons.get(told.reason) ?? new Set()).add(told.of))
  }
  const trained = results.some((result) => result.kind === 'measured' && result.trainedHere)
  const streams = results.flatMap(({ cell }) => (cell.kind === 'unavailable' ? [] : (cell.streams ?? 1)))
  const most = Math.max(1, ...streams)
  return [
    ...(units.size === 0 ? [] : [`Numbers: ${[...units].join('; ')}.`]),
    ...[...against].map(([text, sets]) => `Reference on ${[...sets].join(', ')}: ${text}.`),
    ...(most > 1 ? [`± standard error of the mean over ${most} random streams.`] : []),
    ...(trained ? ['† was fitted to instances of this set.'] : []),
    ...[...reasons].map(([reason, all]) => `${[...all].join(', ')}: ${reason}`),
  ]
}

/** One table a problem and source, in the order of the results. */
export const reproduceTables = (results: readonly CellResult[]): string => {
  const tables = new Map<string, CellResult[]>()
  for (const result of results) {
    const heading = `${result.cell.problem}: ${result.cell.table}`
    tables.set(heading, [...(tables.get(heading) ?? []), result])
  }
  return [...tables]
    .map(([heading, rows]) => [heading, alignedTable(columns, rows.map(rowOf)), ...notesOf(rows)].join('\n'))
    .join('\n\n')
}

/** How many cells there are of each verdict: `58 cells agree; 2 left out`. */
export const reproduceSummary = (results: readonly CellResult[]): string => {
  const count = (verdict: string): number => results.filter((result) => verdictOf(result) === verdict).length
  const parts: readonly (readonly [number, string])[] = [
    [count('agrees'), 'agree'],
    [count('DIFFERS'), 'differ'],
    [count('FAILED'), 'failed'],
    [count('target'), 'are targets'],
    [count('published, source not available'), 'cannot be checked'],
    [count('left out'), 'were left out'],
  ]
  const told = parts.filter(([number], at) => at === 0 || number > 0).map(([number, text]) => `${number} ${text}`)
  return `${results.length} published numbers: ${told.join(', ')}.`
}

/** Whether a number that must agree does not, or could not be made. */
export const hasMismatch = (results: readonly CellResult[]): boolean =>
  results.some(
    (result) =>
      result.kind === 'failed' || (result.kind === 'measured' && result.cell.kind !== 'target' && !result.agrees),
  )
