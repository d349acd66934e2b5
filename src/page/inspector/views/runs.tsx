/** All runs: sorted, filtered, and chosen for comparison. */

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RunEntry } from '../../../inspector/shapes.ts'
import { countText, metricText, sinceText } from '../numbers.ts'
import { go, runAddress } from '../route.ts'
import { server } from '../server.ts'
import { useServer } from '../use-server.ts'

type Column = {
  readonly head: string
  readonly text: (run: RunEntry) => string
  readonly order: (run: RunEntry) => number | string
  readonly right?: true
}

const best = (run: RunEntry): number => run.best?.validation ?? run.best?.train ?? Infinity

const spentText = ({ spent, model }: RunEntry): string =>
  model === null
    ? `${countText(spent.evaluations)} evaluations`
    : `${countText(spent.completions)} completions${spent.costUsd === null ? ', cost unknown' : spent.costUsd > 0 ? `, $${spent.costUsd.toFixed(2)}` : ''}`

const columns: readonly Column[] = [
  { head: 'state', text: ({ state }) => state, order: ({ state }) => state },
  { head: 'problem', text: ({ problem }) => problem, order: ({ problem }) => problem },
  { head: 'strategy', text: ({ strategy }) => strategy, order: ({ strategy }) => strategy },
  { head: 'model', text: ({ model }) => model ?? '–', order: ({ model }) => model ?? '' },
  { head: 'best on validation', text: (run) => metricText(run.metric, run.best?.validation), order: best, right: true },
  {
    head: 'on train',
    text: (run) => metricText(run.metric, run.best?.train),
    order: (run) => run.best?.train ?? Infinity,
    right: true,
  },
  {
    head: 'candidates',
    text: ({ candidates }) => countText(candidates),
    order: ({ candidates }) => candidates,
    right: true,
  },
  { head: 'spent', text: spentText, order: ({ spent }) => spent.completions * 1e6 + spent.evaluations, right: true },
  { head: 'started', text: ({ startedAt }) => sinceText(startedAt), order: ({ startedAt }) => startedAt },
]

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

export const Runs = (): JSX.Element => {
  const { value, problem } = useServer('runs', server.runs)
  const [filter, setFilter] = useState('')
  const [sorting, setSorting] = useState<{ readonly by: number; readonly down: boolean }>({
    by: columns.length - 1,
    down: true,
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  if (problem !== undefined) return <p role="alert">{problem}</p>
  if (value === undefined) return <p class="soft">Reading the runs …</p>
  const column = columns[sorting.by] as Column
  const words = filter.toLowerCase().split(/\s+/)
  const shown = value.runs
    .filter((run) =>
      words.every((word) => `${run.id} ${columns.map(({ text }) => text(run)).join(' ')}`.toLowerCase().includes(word)),
    )
    .toSorted((a, b) => compare(column.order(a), column.order(b)) * (sorting.down ? -1 : 1))
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <>
      <h1>Runs</h1>
      <div class="tools">
        <input
          data-search
          type="search"
          placeholder="filter"
          aria-label="Filter the runs"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <button
          type="button"
          disabled={chosen.size < 2}
          onClick={() => go(`/compare?runs=${[...chosen].map(encodeURIComponent).join(',')}`)}
        >
          Compare {chosen.size < 2 ? 'two or more' : chosen.size}
        </button>
        <span class="soft">
          {shown.length} of {value.runs.length}
        </span>
      </div>
      {value.runs.length === 0 ? (
        <p>
          No run yet. <code>heuristica run tardiness</code> makes one.
        </p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>
                  <span class="soft">compare</span>
                </th>
                {columns.map(({ head, right }, at) => (
                  <th
                    class={right ? 'right' : ''}
                    key={head}
                    aria-sort={at === sorting.by ? (sorting.down ? 'descending' : 'ascending') : 'none'}
                  >
                    <button
                      type="button"
                      onClick={() => setSorting({ by: at, down: at === sorting.by ? !sorting.down : false })}
                    >
                      {head}
                      {at === sorting.by ? (sorting.down ? ' ↓' : ' ↑') : ''}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((run) => (
                <tr
                  key={run.id}
                  data-item
                  tabIndex={0}
                  onClick={() => go(runAddress(run.id))}
                  onKeyDown={(event) =>
                    event.key === 'Enter' && event.target === event.currentTarget && go(runAddress(run.id))
                  }
                >
                  <td onClick={(event) => event.stopPropagation()}>
                    <input
                      type="checkbox"
                      aria-label={`Compare ${run.id}`}
                      checked={chosen.has(run.id)}
                      onChange={() => toggle(run.id)}
                    />
                  </td>
                  {columns.map(({ head, text, right }, at) => (
                    <td class={right ? 'right' : at === 0 ? `state ${run.state}` : ''} key={head}>
                      {at === 1 ? <a href={runAddress(run.id)}>{text(run)}</a> : text(run)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
