/** Where a program stands: its gaps by group beside those of others, the groups first that cost its score most. */

import type { Candidate } from '../candidate/candidate.ts'
import { percent } from './feedback.ts'

/** A program to compare with, under the name that the model is told. */
export type Mark = { readonly title: string; readonly candidate: Candidate }

/** Rows of a table; the rest is summed up in a line. */
const maxRows = 10

const cell = (gap: number | undefined): string => (gap === undefined || Number.isNaN(gap) ? '–' : percent(gap))

/** The short form of a score: six digits tell apart what differs. */
export const shortScore = (metric: number): string => String(Number(metric.toPrecision(6)))

/**
 * A Markdown table: for each group its share of the score (how much lower the score would be were the group at its references), the
 * program's gap, and the gaps of the others. Groups that cost nothing are counted below it. Empty without group results.
 */
export const standing = (candidate: Candidate, marks: readonly Mark[]): string => {
  const { groups, losses } = candidate.outcome
  const others = marks.filter((mark) => Object.keys(mark.candidate.outcome.groups).length > 0)
  const costs = Object.entries(groups).map(([name, gap]) => {
    const loss = losses?.[name] ?? gap
    return { name, gap, loss: Number.isFinite(loss) ? loss : 0 }
  })
  if (costs.length === 0) return ''
  const total = costs.reduce((sum, { loss }) => sum + Math.max(0, loss), 0)
  const share = (loss: number): string => `${total > 0 ? Math.round((100 * Math.max(0, loss)) / total) : 0}%`
  const ranked = costs.filter(({ loss }) => loss !== 0).toSorted((a, b) => b.loss - a.loss)
  const shown = ranked.slice(0, maxRows)
  const rows = [
    ['instances', 'share of the score', 'its gap', ...others.map(({ title }) => `gap of ${title}`)],
    ...shown.map(({ name, gap, loss }) => [
      name,
      share(loss),
      cell(gap),
      ...others.map((mark) => cell(mark.candidate.outcome.groups[name])),
    ]),
    [
      'score over all',
      '100%',
      shortScore(candidate.outcome.metric),
      ...others.map((mark) => shortScore(mark.candidate.outcome.metric)),
    ],
  ].map((row) => `| ${row.join(' | ')} |`)
  const rest = ranked.slice(maxRows)
  const settled = costs.length - ranked.length
  const notes = [
    ...(rest.length > 0
      ? [`${rest.length} more groups make ${share(rest.reduce((sum, { loss }) => sum + loss, 0))} of the score`]
      : []),
    ...(settled > 0 ? [`${settled} of ${costs.length} groups cost nothing`] : []),
  ]
  const [head = '', ...body] = rows
  const table = [head, `|${'---|'.repeat(3 + others.length)}`, ...body].join('\n')
  return notes.length === 0 ? table : `${table}\n\n(${notes.join('; ')})`
}
