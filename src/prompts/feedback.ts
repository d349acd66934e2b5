/** What a model is told of a candidate's evaluation: score, gaps per group of instances, CPU time, failures. */

import type { Candidate } from '../candidate/candidate.ts'

/** Rows of a gap table; what is left out is said. */
const maxRows = 30

/** A gap in percent, short but never rounded to a false zero: `0.68%`, `123%`. */
export const percent = (gap: number): string => {
  const value = gap * 100
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return String(value)
  return `${Number(size >= 100 ? value.toFixed(0) : size >= 1 ? value.toFixed(2) : value.toPrecision(3))}%`
}

/** One line of text, cut to a length: what models wrote and engines threw must not break a prompt's layout. */
export const oneLine = (text: string, length: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}

/** A source as a fenced block, with a fence that the source cannot close. */
export const fenced = (source: string): string => {
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}js\n${source.trimEnd()}\n${fence}`
}

const separator = (columns: number): string => `|${'---|'.repeat(columns)}`

/**
 * Gaps per group as a Markdown table, largest first. With `other`, the candidate is called A, the other B, and the last column says which
 * is lower. Groups at the optimum and groups without a defined gap are left out and counted. Empty without group results.
 */
export const gapTable = (candidate: Candidate, other?: Candidate): string => {
  const a = candidate.outcome.groups
  const b = other?.outcome.groups
  if (b !== undefined && Object.keys(b).length === 0) return ''
  const groups = Object.entries(a).map(([name, gap]) => ({ name, gap, against: b?.[name] ?? gap }))
  const telling = groups
    .filter(({ gap, against }) => Number.isFinite(gap) && Number.isFinite(against) && (gap !== 0 || against !== 0))
    .toSorted((x, y) => Math.max(y.gap, y.against) - Math.max(x.gap, x.against))
  if (groups.length === 0) return ''

  const header = b === undefined ? ['instances', 'gap'] : ['instances', 'gap of A', 'gap of B', 'lower']
  const rows = telling.slice(0, maxRows).map(({ name, gap, against }) => {
    const lower = percent(gap) === percent(against) ? '=' : gap < against ? 'A' : 'B'
    return b === undefined ? [name, percent(gap)] : [name, percent(gap), percent(against), lower]
  })
  const table = [header.join(' | '), ...rows.map((row) => row.join(' | '))].map((row) => `| ${row} |`)
  const settled = groups.length - telling.length
  const notes = [
    ...(settled > 0 ? [`${settled} of ${groups.length} groups are at the optimum or have no defined gap`] : []),
    ...(telling.length > maxRows ? [`${telling.length - maxRows} groups with smaller gaps are left out`] : []),
  ]
  const lines = rows.length > 0 ? [table[0], separator(header.length), ...table.slice(1)] : []
  return [...lines, ...(notes.length > 0 ? [`${lines.length > 0 ? '\n' : ''}(${notes.join('; ')})`] : [])].join('\n')
}

/**
 * CPU time an instance as a class (`under 1 ms`, `1 to 3 ms`, …): a model needs no more, and equal programs mostly get equal prompts,
 * whatever the clock said.
 */
export const cpuClass = (cpuMs: number): string => {
  const steps = [1, 3, 10, 30, 100, 300, 1000, 3000]
  const above = steps.findIndex((step) => cpuMs < step)
  if (above === 0) return 'under 1 ms'
  return above === -1 ? 'over 3000 ms' : `${steps[above - 1]} to ${steps[above]} ms`
}

/** The line of a source that a failure's detail points at (`… line 12 …`), as `line 12: <text>`; empty where it points at none. */
export const failingLine = (source: string, detail: string): string => {
  const line = Number(/\bline (\d+)/i.exec(detail)?.[1])
  const text = source.split('\n')[line - 1]?.trim()
  return text === undefined || text === '' ? '' : `line ${line}: ${oneLine(text, 160)}`
}

/** How a failure is told: its kind, what went wrong, the line. Empty for a candidate that was scored. */
export const failureText = (source: string, kind: string, detail: string): string => {
  const line = failingLine(source, detail)
  return `${kind}: ${oneLine(detail, 600)}${line === '' ? '' : ` [${line}]`}`
}
