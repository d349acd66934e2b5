/** The report as Markdown, for repositories and issues. */

import { formatDiff } from '../candidate/diff.ts'
import type { RunReport } from './run-report.ts'

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`
const fence = (language: string, text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`
}
const facts = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([name, value]) => `- ${name}: ${value.replaceAll('\n', ' ')}`).join('\n')

const found = ({ winner }: RunReport): readonly string[] => {
  if (winner === null) return ['No heuristic was found that runs and passes every check.']
  const { beforeTuning, thought, id, operator, parents } = winner
  return [
    `Candidate ${id}, made by ${operator}${parents.length === 0 ? '' : ` from ${parents.join(', ')}`}.${thought === null ? '' : ` ${thought}`}`,
    fence('js', winner.source),
    ...(beforeTuning === null
      ? []
      : [
          `What tuning changed in ${beforeTuning.id}:`,
          fence('diff', formatDiff(beforeTuning.source.trimEnd(), winner.source.trimEnd())),
        ]),
  ]
}

const evidence = ({ test, controls, decisions }: RunReport): readonly string[] => [
  `${test.title}. The search never saw these instances.`,
  [
    row(test.columns.map(({ head }) => head)),
    row(test.columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...test.rows.map(({ cells }) => row(cells)),
  ].join('\n'),
  ...[...test.notes, ...controls].map((note) => escaped(note)),
  ...(decisions.length === 0
    ? []
    : [
        'Share of decisions that each known rule would have made too:',
        facts(decisions.map(([name, share]) => [name, `${(100 * share).toFixed(1)} %`])),
      ]),
]

const search = ({ candidates, run, curve, failures, metric }: RunReport): readonly string[] => [
  `${candidates} candidates.${run.stopped === null ? '' : ` The search ended early: ${run.stopped}.`}`,
  [
    row(['candidate', metric.title, 'completions', 'tokens', 'US dollars', 'evaluations']),
    row(['---', '---:', '---:', '---:', '---:', '---:']),
    ...curve.points
      .slice(-20)
      .map(({ candidate, metric: value, completions, tokens, costUsd, evaluations }) =>
        row([
          candidate,
          metric.isShare ? `${(100 * value).toFixed(3)} %` : String(value),
          String(completions),
          String(tokens),
          costUsd.toFixed(4),
          evaluations.toFixed(1),
        ]),
      ),
  ].join('\n'),
  ...(failures.length === 0
    ? []
    : [
        facts(
          failures.map(({ kind, count, example }) => [
            `${kind}, ${count}`,
            `\`${example.split('\n')[0]?.slice(0, 160)}\``,
          ]),
        ),
      ]),
]

/** The whole text, ended by a line feed. Drawings are left to the page. */
export const reportMarkdown = (report: RunReport): string => {
  const { title, run, asked, provenance } = report
  const section = (heading: string, parts: readonly string[]): readonly string[] => [`## ${heading}`, ...parts]
  return `${[
    `# ${title}`,
    `${run.problem}, ${run.strategy}${run.model === null ? '' : ` with ${run.model}`}, seed ${run.seed}, started ${run.startedAt}; run ${run.id}`,
    ...section('What was found', found(report)),
    ...section('Is it better?', evidence(report)),
    ...section('How the search went', search(report)),
    ...section('What was asked', [asked.brief, ...asked.functions, facts([...asked.budget, ...asked.sets])]),
    ...section('To repeat it', [facts(provenance)]),
  ].join('\n\n')}\n`
}
