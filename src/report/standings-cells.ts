/** A comparison as columns, rows and sentences, for whatever they are printed in. */

import { meanGap, medianGap, worstGap, type Metric } from '../problem/metric.ts'
import type { Column } from './aligned-table.ts'
import { coverage, fittedNote } from './comparison-table.ts'
import { formatInterval, formatMetric, formatMs, formatNumber } from './format.ts'
import { printableLine } from './printable.ts'
import { bestBaseline, slowFactor, type Standing, type Standings } from './standings.ts'

/** What every printed form of a comparison holds. */
export type Cells = {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** What must be said beneath the table, a sentence or two each. */
  readonly notes: readonly string[]
}

/** The metrics of the table: the problem's own last, where it is none of the others. */
export const metricsOf = ({ metric }: Pick<Standings, 'metric'>): readonly Metric[] => {
  const always = [meanGap, medianGap, worstGap]
  return always.some(({ name }) => name === metric.name) ? always : [...always, metric]
}

const name = (text: string): string => printableLine(text, 40)
const dash = '–'
const count = (value: number): string => value.toLocaleString('en')

/** `0.031`, `0.0004`, `<0.0001`. */
const formatP = (p: number): string => (p < 0.0001 ? '<0.0001' : formatNumber(p, p < 0.01 ? 4 : 3))

const row = (standings: Standings, entrant: Standing, isFirst: boolean): readonly string[] => {
  const { heuristic, fitted = false, evaluation, cpuMs, slow, versus } = entrant
  const metrics = metricsOf(standings)
  const values =
    evaluation.verdict.kind === 'returned'
      ? metrics.map((metric) => formatMetric(metric, metric.over(evaluation.instances)))
      : [evaluation.verdict.kind, ...Array.from({ length: metrics.length - 1 }, () => dash)]
  const against =
    versus === undefined
      ? [dash, dash, dash, isFirst ? 'the first' : dash]
      : [
          [versus.wins, versus.ties, versus.losses].map(count).join('/'),
          formatInterval(standings.metric, versus.difference),
          formatP(versus.p),
          versus.verdict,
        ]
  const cpu = cpuMs === undefined ? dash : `${formatMs(cpuMs)}${slow ? ' *' : ''}`
  return [`${name(heuristic)}${fitted ? ' †' : ''}`, ...values, cpu, ...against]
}

/** How much was looked at before a winner was named: the more, the likelier that it is lucky on what it was chosen by. */
const searchNotes = ({ entrants, set }: Standings): readonly string[] =>
  entrants.flatMap(({ heuristic, origin }) => {
    if (origin.kind !== 'run') return []
    const { run, candidate, searched, looks } = origin
    const tuned = searched.tuned === 0 ? '' : ` and ${count(searched.tuned)} tuned variants`
    const looked = `${name(heuristic)}: candidate ${candidate} of the run ${printableLine(run, 80)}, whose search looked at ${count(searched.candidates)} candidates${tuned}.`
    return [
      looks === undefined
        ? looked
        : `${looked} Its programs have been evaluated on ${set.name} ${looks === 1 ? 'once, this time' : `${looks} times, this one included`}.`,
    ]
  })

const notesOf = (standings: Standings): readonly string[] => {
  const { entrants, metric, level, streams } = standings
  const first = entrants[0]
  const returned = entrants.find(({ evaluation }) => evaluation.verdict.kind === 'returned')
  const others = entrants.filter(({ versus }) => versus !== undefined).length
  const baseline = bestBaseline(entrants)
  const percent = (share: number): string => `${Number((100 * share).toFixed(6))} %`
  return [
    ...(returned === undefined ? [] : [coverage(returned.evaluation.instances)]),
    ...(streams === 1 ? [] : [`Each instance is the mean over ${streams} random streams that no training used.`]),
    ...(others === 0 || first === undefined
      ? []
      : [
          `Against ${name(first.heuristic)}: instances won, tied and lost by objective; difference in ${metric.title} with its ${percent(level)} interval (paired bootstrap within instance groups); p of the Wilcoxon signed-rank test on objectives${others === 1 ? '' : `, Holm-corrected for ${others} comparisons`}. \`better\` and \`worse\` need an interval without zero and p ≤ ${percent(1 - level)}; where the data do not decide, \`cannot tell\`.`,
        ]),
    ...(baseline !== undefined && entrants.some(({ slow }) => slow)
      ? [`* more than ${slowFactor} times the CPU time of ${name(baseline.heuristic)}, the best baseline here.`]
      : []),
    ...searchNotes(standings),
    ...(entrants.some(({ fitted }) => fitted === true) ? [fittedNote] : []),
    ...entrants.flatMap(({ heuristic, evaluation: { verdict } }) =>
      verdict.kind === 'returned'
        ? []
        : [`${name(heuristic)} failed, ${verdict.kind}: ${printableLine(verdict.detail)}`],
    ),
  ]
}

/** Names and details come from users and guests, and are made printable here; markup is for the printers to escape. */
export const standingsCells = (standings: Standings): Cells => {
  const { problem, set, metric, entrants } = standings
  const right = (head: string): Column => ({ head, align: 'right' })
  return {
    title: `${problem} on ${printableLine(set.name)}: ${printableLine(set.title)}`,
    columns: [
      { head: 'heuristic', align: 'left' },
      ...metricsOf(standings).map(({ title }) => right(title)),
      right('CPU ms/instance'),
      right('won/tied/lost'),
      right(`difference in ${metric.title}`),
      right('p'),
      { head: 'verdict', align: 'left' },
    ],
    rows: entrants.map((entrant, index) => row(standings, entrant, index === 0)),
    notes: notesOf(standings),
  }
}
