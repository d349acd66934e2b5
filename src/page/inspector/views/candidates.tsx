/** All candidates in a list that draws only what is seen, however many there are. */

import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { RunView } from '../../../inspector/shapes.ts'
import { loadRows } from '../columns.ts'
import { metricText } from '../numbers.ts'
import { runAddress } from '../route.ts'
import { useServer } from '../use-server.ts'

const rowHeight = 30
/** Rows drawn beyond what is seen, so that fast scrolling shows no gap. */
const spare = 10

/** Sets a length by script: the page's policy allows no style attributes. */
const styled =
  (property: 'height' | 'top', pixels: number) =>
  (element: HTMLElement | null): void =>
    element?.style.setProperty(property, `${pixels}px`)

const orders = {
  newest: 'newest first',
  best: 'best first',
} as const

export const Candidates = ({ run }: { readonly run: RunView }): JSX.Element => {
  const { value: rows } = useServer(`rows ${run.id}`, () => loadRows(run.id))
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<keyof typeof orders>('newest')
  const [top, setTop] = useState(0)
  const shown = useMemo(() => {
    const words = filter.toLowerCase().split(/\s+/)
    const found = (rows ?? []).filter(({ id, operator, kind }) =>
      words.every((word) => `${id} ${operator} ${kind}`.toLowerCase().includes(word)),
    )
    return order === 'newest'
      ? found.toReversed()
      : found.toSorted((a, b) => (a.metric ?? Infinity) - (b.metric ?? Infinity) || a.verb - b.verb)
  }, [rows, filter, order])
  if (rows === undefined) return <p class="soft">Reading the candidates …</p>
  const first = Math.max(0, Math.floor(top / rowHeight) - spare)
  const seen = shown.slice(first, first + 2 * spare + Math.ceil(innerHeight / rowHeight))
  return (
    <>
      <div class="tools">
        <input
          data-search
          type="search"
          placeholder="id, operator, verdict"
          aria-label="Filter the candidates"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <select
          aria-label="Order"
          value={order}
          onChange={(event) => setOrder(event.currentTarget.value as keyof typeof orders)}
        >
          {Object.entries(orders).map(([name, title]) => (
            <option value={name} key={name}>
              {title}
            </option>
          ))}
        </select>
        <span class="soft">
          {shown.length.toLocaleString('en')} of {rows.length.toLocaleString('en')}
        </span>
      </div>
      <div class="rows" tabIndex={-1} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div class="inner" ref={styled('height', shown.length * rowHeight)}>
          {seen.map(({ id, operator, kind, metric, parents }, at) => (
            <a
              class="row"
              key={id}
              data-item
              href={runAddress(run.id, 'candidates', id)}
              ref={styled('top', (first + at) * rowHeight)}
            >
              <span>{id}</span>
              <span>{operator}</span>
              <span>{kind}</span>
              <span class="right">{metricText(run.metric, metric)}</span>
              <span class="soft">
                {parents.length === 0 ? '' : `from ${parents.map((verb) => `c${verb}`).join(', ')}`}
              </span>
            </a>
          ))}
        </div>
      </div>
    </>
  )
}
