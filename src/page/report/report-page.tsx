/** The report of one run. */

import type { JSX } from 'preact'
import { diffLines } from '../../candidate/diff.ts'
import type { RunReport } from '../../report/run-report.ts'
import { Code } from '../components/code.tsx'
import { Difference } from '../components/difference.tsx'
import { GapStrips } from '../components/gap-strips.tsx'
import { Markdown } from '../components/markdown.tsx'
import { SearchCurve } from '../components/search-curve.tsx'

type Of = { readonly report: RunReport }

const valueText =
  ({ metric }: RunReport) =>
  (value: number): string =>
    metric.isShare ? `${Number((100 * value).toPrecision(3))} %` : String(Number(value.toPrecision(4)))

const Asked = ({ report: { asked, run } }: Of): JSX.Element => (
  <section id="asked">
    <h2>What was asked</h2>
    <Markdown text={asked.brief} />
    {asked.functions.map((text) => (
      <details key={text}>
        <summary>The function to be written</summary>
        <Markdown text={text} />
      </details>
    ))}
    <table class="facts">
      <tbody>
        <tr>
          <td>search</td>
          <td>
            {run.strategy}
            {run.model === null ? ', without a model' : ` with ${run.model}`}
          </td>
        </tr>
        {asked.budget.map(([coin, limit]) => (
          <tr key={coin}>
            <td>budget, {coin}</td>
            <td>{limit}</td>
          </tr>
        ))}
        {asked.sets.map(([name, title]) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{title}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** Lines above these shares of the most executed one are marked. */
const heat = (share: number): string => (share > 0.5 ? 'heat3' : share > 0.05 ? 'heat2' : share > 0 ? 'heat1' : '')

const Found = ({ report }: Of): JSX.Element => {
  const { winner } = report
  if (winner === null)
    return (
      <section id="found">
        <h2>What was found</h2>
        <p>No heuristic was found that runs and passes every check.</p>
      </section>
    )
  const { executions, beforeTuning } = winner
  const most = Math.max(1, ...(executions ?? []))
  return (
    <section id="found">
      <h2>What was found</h2>
      <p>
        Candidate <strong>{winner.id}</strong>, made by {winner.operator}
        {winner.parents.length === 0 ? '' : ` from ${winner.parents.join(', ')}`}.
        {winner.thought === null ? '' : ` ${winner.thought}`}
      </p>
      <Code
        source={winner.source.trimEnd()}
        lineClass={(line) => heat((executions?.[line - 1] ?? 0) / most)}
        beside={
          executions === null
            ? undefined
            : (line) => (
                <span class="count">
                  {(executions[line - 1] ?? 0) === 0 ? '' : `${(executions[line - 1] ?? 0).toLocaleString('en')}×`}
                </span>
              )
        }
      />
      {executions === null ? undefined : (
        <p class="soft">
          Beside each line: how often it was executed on the racing instances of train. The bar at the left is heavier
          where the work is.
        </p>
      )}
      {beforeTuning === null ? undefined : (
        <>
          <h3>What tuning changed</h3>
          <p>The structure is {beforeTuning.id}'s; the numbers were found by evaluations alone.</p>
          <Difference lines={diffLines(beforeTuning.source.trimEnd(), winner.source.trimEnd())} />
        </>
      )}
    </section>
  )
}

const Evidence = ({ report }: Of): JSX.Element => {
  const { test, decisions, controls } = report
  const known = test.rows.filter(({ gaps }) => gaps.some((gap) => gap !== null))
  const strips = [
    ...known.filter(({ role }) => role !== 'baseline'),
    ...known.filter(({ role }) => role === 'baseline').slice(0, 6),
  ]
  return (
    <section id="evidence">
      <h2>Is it better?</h2>
      <p class="soft">{test.title}. The search never saw these instances.</p>
      <div class="scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {test.columns.map(({ head, align }) => (
                <th class={align} key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {test.rows.map(({ heuristic, role, cells }) => (
              <tr class={role} key={heuristic}>
                {cells.map((cell, at) => (
                  <td class={test.columns[at]?.align} key={test.columns[at]?.head}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {[...test.notes, ...controls].map((note) => (
        <p class="soft" key={note}>
          {note}
        </p>
      ))}
      {strips.length === 0 ? undefined : (
        <GapStrips
          groups={test.groups}
          strips={strips.map(({ heuristic, gaps, role }) => ({ name: heuristic, gaps, stands: role === 'discovered' }))}
        />
      )}
      {decisions.length === 0 ? undefined : (
        <>
          <h3>Is it new?</h3>
          <p>How often each known rule would have decided as the discovery did, on probe instances:</p>
          <table>
            <tbody>
              {decisions.map(([baseline, share]) => (
                <tr key={baseline}>
                  <td>{baseline}</td>
                  <td class="right">{(100 * share).toFixed(1)} %</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

const coins = [
  ['completions', 'completions'],
  ['tokens', 'tokens'],
  ['costUsd', 'US dollars'],
  ['evaluations', 'evaluations'],
] as const

const Search = ({ report }: Of): JSX.Element => {
  const { curve, trainBaselines, failures, candidates, run } = report
  return (
    <section id="search">
      <h2>How the search went</h2>
      <p>
        {candidates.toLocaleString('en')} candidates.
        {run.stopped === null ? '' : ` The search ended early: ${run.stopped}.`} Best {report.metric.title} on train
        against what was spent; dashed: known rules.
      </p>
      <div class="plots">
        {coins
          .filter(([coin]) => curve.end[coin] > 0)
          .map(([coin, title]) => (
            <SearchCurve
              key={coin}
              title={title}
              points={curve.points.map((point) => ({ spent: point[coin], value: point.metric }))}
              end={curve.end[coin]}
              lines={trainBaselines.slice(0, 4).map(([name, value]) => ({ name, value }))}
              valueText={valueText(report)}
            />
          ))}
      </div>
      {failures.length === 0 ? undefined : (
        <>
          <h3>What did not work</h3>
          <div class="scroll" tabIndex={0}>
            <table>
              <tbody>
                {failures.map(({ kind, count, example }) => (
                  <tr key={kind}>
                    <td>{kind}</td>
                    <td class="right">{count.toLocaleString('en')}</td>
                    <td>
                      <code>{example.split('\n')[0]?.slice(0, 160)}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}

const Lineage = ({ report }: Of): JSX.Element => {
  const { ancestry } = report
  const byId = new Map(ancestry.map((one) => [one.id, one]))
  return (
    <section id="lineage">
      <h2>Where it comes from</h2>
      <ol class="lineage">
        {ancestry.map((one) => {
          const parent = one.parents.map((id) => byId.get(id)).find((found) => found !== undefined)
          return (
            <li key={one.id} id={one.id}>
              <strong>{one.id}</strong> {one.operator}
              {one.parents.length === 0 ? '' : ` of ${one.parents.join(', ')}`}
              <span class="soft">
                {one.metric === null
                  ? ', without a score'
                  : `, ${report.metric.title} ${valueText(report)(one.metric)} on train`}
              </span>
              {one.thought === null ? undefined : <p>{one.thought}</p>}
              <details>
                <summary>{parent === undefined ? 'Source' : `What changed from ${parent.id}`}</summary>
                {parent === undefined ? (
                  <Code source={one.source.trimEnd()} />
                ) : (
                  <Difference lines={diffLines(parent.source.trimEnd(), one.source.trimEnd())} />
                )}
              </details>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const Drawings = ({ report: { drawings } }: Of): JSX.Element => (
  <section id="solutions">
    <h2>Solutions</h2>
    <div class="drawings">
      {drawings.map(({ caption, svg }) => (
        <figure class="plot" key={caption}>
          {/* As an image, whatever the text holds runs nothing. */}
          <img alt={caption} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
          <figcaption>{caption}</figcaption>
        </figure>
      ))}
    </div>
  </section>
)

const Provenance = ({ report: { provenance, run } }: Of): JSX.Element => (
  <section id="repeat">
    <h2>To repeat it</h2>
    <p>
      <code>heuristica verify {run.id}</code> evaluates everything again and compares it number by number;{' '}
      <code>heuristica replay {run.id}</code> makes the run again from the same answers.
    </p>
    <table class="facts">
      <tbody>
        {provenance.map(([name, value]) => (
          <tr key={name}>
            <td>{name}</td>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

export const ReportPage = ({ report }: Of): JSX.Element => {
  const sections = [
    ['found', 'What was found'],
    ['evidence', 'Is it better?'],
    ['search', 'How the search went'],
    ...(report.ancestry.length === 0 ? [] : [['lineage', 'Where it comes from']]),
    ...(report.drawings.length === 0 ? [] : [['solutions', 'Solutions']]),
    ['asked', 'What was asked'],
    ['repeat', 'To repeat it'],
  ] as const
  const { run } = report
  return (
    <main>
      <header>
        <p class="soft">
          {run.problem} · {run.id}
        </p>
        <h1>{report.title}</h1>
        <p class="soft">
          {run.strategy}
          {run.model === null ? '' : ` with ${run.model}`}, seed {run.seed}, started{' '}
          {run.startedAt.slice(0, 16).replace('T', ' ')} UTC
        </p>
        <nav class="contents" aria-label="Contents">
          {sections.map(([id, title]) => (
            <a href={`#${id}`} key={id}>
              {title}
            </a>
          ))}
        </nav>
      </header>
      <Found report={report} />
      <Evidence report={report} />
      <Search report={report} />
      {report.ancestry.length === 0 ? undefined : <Lineage report={report} />}
      {report.drawings.length === 0 ? undefined : <Drawings report={report} />}
      <Asked report={report} />
      <Provenance report={report} />
    </main>
  )
}
