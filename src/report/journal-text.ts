/** A run's journal as text for other programs: JSON lines with everything, CSV with the candidates. */

import type { Outcome } from '../candidate/candidate.ts'
import type { Journal } from '../journal/journal.ts'
import { csvCell } from './csv-cell.ts'

const json = (text: string | undefined): unknown => (text === undefined || text === '' ? null : JSON.parse(text))

/** One JSON object a line: facts, then steps, then candidates, each with its `row` kind. Numbers that JSON cannot hold are null. */
export function* journalLines(journal: Journal): Generator<string, undefined> {
  for (const [name, value] of journal.facts()) yield JSON.stringify({ row: 'fact', name, value })
  for (const { request, answer, objectives, ...step } of journal.steps()) {
    const numbers = objectives === undefined ? null : [...objectives]
    yield JSON.stringify({ row: 'step', ...step, request: json(request), answer: json(answer), objectives: numbers })
  }
  for (const { outcome, ...candidate } of journal.candidates())
    yield JSON.stringify({ row: 'candidate', ...candidate, outcome: json(outcome) })
}

const columns = [
  'id',
  'operator',
  'parents',
  'kind',
  'metric',
  'raced',
  'cpuMs',
  'fingerprint',
  'thought',
  'detail',
  'source',
] as const

/** A head line, then one line a candidate in the order of their verbs, ended by CRLF. */
export function* candidateRows(journal: Journal): Generator<string, undefined> {
  yield `${columns.join(',')}\r`
  for (const { id, operator, parents, metric, fingerprint, thought, source, outcome } of journal.candidates()) {
    const { kind, raced, cpuMs, detail } = JSON.parse(outcome) as Outcome
    const row = {
      id,
      operator,
      parents: parents.join(' '),
      kind,
      metric,
      raced,
      cpuMs,
      fingerprint,
      thought,
      detail,
      source,
    }
    yield `${columns.map((name) => csvCell(row[name])).join(',')}\r`
  }
}
