/** A comparison as text for a terminal, Markdown, CSV, JSON or a page. */

import { alignedTable } from './aligned-table.ts'
import type { Standings } from './standings.ts'
import { standingsCells } from './standings-cells.ts'
import { standingsJson } from './standings-json.ts'
import { csvCell } from './csv-cell.ts'

/** For a terminal; the title is the first line. */
export const standingsText = (standings: Standings): string => {
  const { title, columns, rows, notes } = standingsCells(standings)
  return [title, '', alignedTable(columns, rows), ...notes].join('\n')
}

const markdownText = (text: string): string => text.replaceAll(/[\\|*_`<>[\]~]/g, '\\$&')

const markdown = (standings: Standings): string => {
  const { title, columns, rows, notes } = standingsCells(standings)
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    `# ${markdownText(title)}`,
    '',
    line(columns.map(({ head }) => markdownText(head))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(markdownText))),
    '',
    ...notes.map((note) => `- ${markdownText(note)}`),
    '',
  ].join('\n')
}

const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const htmlText = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => markup[character] as string)

const style =
  ':root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}' +
  '.wide{overflow-x:auto}table{border-collapse:collapse;white-space:nowrap}th,td{padding:.3rem .7rem;text-align:left;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}' +
  '.right{text-align:right;font-variant-numeric:tabular-nums}'

const html = (standings: Standings): string => {
  const { title, columns, rows, notes } = standingsCells(standings)
  const cell = (tag: string, text: string, at: number): string =>
    `<${tag}${columns[at]?.align === 'right' ? ' class="right"' : ''}>${htmlText(text)}</${tag}>`
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${htmlText(title)}</title><style>${style}</style></head>`,
    `<body><h1>${htmlText(title)}</h1>`,
    `<div class="wide"><table><thead><tr>${columns.map(({ head }, at) => cell('th', head, at)).join('')}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${row.map((text, at) => cell('td', text, at)).join('')}</tr>`).join('\n')}</tbody></table></div>`,
    `<ul>${notes.map((note) => `<li>${htmlText(note)}</li>`).join('\n')}</ul></body></html>`,
    '',
  ].join('\n')
}

/** RFC 4180, one row a heuristic, numbers in full. */
const csv = (standings: Standings): string => {
  const { results, ...about } = standingsJson(standings)
  const rows = results.map(({ heuristic, origin, fitted, verdict, metrics, cpuMs, slow, versus }) => ({
    problem: about.problem,
    set: about.set,
    heuristic,
    origin: origin.kind,
    run: origin.kind === 'run' ? origin.run : null,
    candidate: origin.kind === 'run' ? origin.candidate : null,
    searchedCandidates: origin.kind === 'run' ? origin.searched.candidates : null,
    searchedTuned: origin.kind === 'run' ? origin.searched.tuned : null,
    outcome: verdict.kind,
    detail: verdict.detail,
    fitted,
    ...metrics,
    cpuMs,
    slow,
    against: versus?.against ?? null,
    wins: versus?.wins ?? null,
    ties: versus?.ties ?? null,
    losses: versus?.losses ?? null,
    difference: versus?.difference ?? null,
    low: versus?.low ?? null,
    high: versus?.high ?? null,
    pUncorrected: versus?.pUncorrected ?? null,
    p: versus?.p ?? null,
    verdict: versus?.verdict ?? null,
  }))
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')
}

/** The file endings that a comparison can be written under, and how. */
export const standingsFormats: Readonly<Record<string, (standings: Standings) => string>> = {
  '.md': markdown,
  '.csv': csv,
  '.json': (standings) => `${JSON.stringify(standingsJson(standings), undefined, 2)}\n`,
  '.html': html,
}
