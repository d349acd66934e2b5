/** What a strategy tells of its own: weights, groups, grids, trees. */

import { hierarchy, tree } from 'd3-hierarchy'
import type { JSX } from 'preact'
import type { RunView, Specific } from '../../../inspector/shapes.ts'
import { metricText } from '../numbers.ts'
import { runAddress } from '../route.ts'

type Kind<Name extends Specific['kind']> = Extract<Specific, { readonly kind: Name }>

const Weights = ({ entries }: Kind<'weights'>): JSX.Element => {
  const most = Math.max(1e-9, ...entries.map(([, weight]) => weight))
  return (
    <>
      {entries.map(([name, weight]) => (
        <div class="bar-row" key={name}>
          <span>{name}</span>
          <meter min={0} max={most} value={weight} />
          <span class="right">{weight.toPrecision(3)}</span>
        </div>
      ))}
    </>
  )
}

const Link = ({ run, id }: { readonly run: RunView; readonly id: string }): JSX.Element => (
  <a href={runAddress(run.id, 'candidates', id)}>{id}</a>
)

const Groups = ({ run, groups }: Kind<'groups'> & { readonly run: RunView }): JSX.Element => (
  <table>
    <tbody>
      {groups.map(({ name, members }) => (
        <tr key={name}>
          <td>{name}</td>
          <td>
            {members.slice(0, 12).map((id) => (
              <span key={id}>
                <Link run={run} id={id} />{' '}
              </span>
            ))}
            {members.length > 12 ? `and ${members.length - 12} more` : ''}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const shades = 5

/** How dark a cell is, from 0 to 4: the better, the darker. The number stands in it too, so that colour says nothing alone. */
const shadeOf = (value: number, finite: readonly number[], lessIsBetter: boolean): number => {
  const [low, high] = [Math.min(...finite), Math.max(...finite)]
  const share = high === low ? 0.5 : (value - low) / (high - low)
  return Math.min(shades - 1, Math.floor((lessIsBetter ? 1 - share : share) * shades))
}

const Head = ({
  run,
  name,
  id,
}: {
  readonly run: RunView
  readonly name: string
  readonly id: string | undefined
}): JSX.Element => (id === undefined ? <>{name}</> : <a href={runAddress(run.id, 'candidates', id)}>{name}</a>)

const Matrix = ({
  run,
  rows,
  columns,
  values,
  candidates,
  heads,
  unit = 'metric',
}: Kind<'matrix'> & { readonly run: RunView }): JSX.Element => {
  const finite = values.flat().filter((value) => value !== null)
  const text = (value: number): string => (unit === 'metric' ? metricText(run.metric, value) : value.toPrecision(3))
  return (
    <div class="scroll">
      <table class="matrix">
        <thead>
          <tr>
            <th />
            {columns.map((name, at) => (
              <th key={name} scope="col">
                <Head run={run} name={name} id={heads?.columns[at]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name, row) => (
            <tr key={name}>
              <th scope="row">
                <Head run={run} name={name} id={heads?.rows[row]} />
              </th>
              {columns.map((column, at) => {
                const value = values[row]?.[at] ?? null
                const id = candidates?.[row]?.[at] ?? null
                return (
                  <td key={column} class={value === null ? '' : `shade${shadeOf(value, finite, unit === 'metric')}`}>
                    {value === null ? '' : text(value)}
                    {id === null ? undefined : (
                      <>
                        {' '}
                        <Link run={run} id={id} />
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Node = { readonly id: string; readonly label: string; readonly children: Node[] }

const Tree = ({ run, nodes }: Kind<'tree'> & { readonly run: RunView }): JSX.Element => {
  const made = new Map<string, Node>(nodes.map(({ id, label }) => [id, { id, label, children: [] }]))
  const root: Node = { id: '', label: 'root', children: [] }
  for (const { id, parent } of nodes)
    (parent === null ? root : (made.get(parent) ?? root)).children.push(made.get(id) as Node)
  const laid = tree<Node>().nodeSize([26, 130])(hierarchy(root))
  const all = laid.descendants()
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))]
  const depth = Math.max(...all.map(({ y }) => y))
  return (
    <div class="scroll">
      <svg width={depth + 220} height={right - left + 50} role="img" aria-label={`A tree of ${nodes.length} nodes`}>
        <g transform={`translate(20 ${25 - left})`}>
          {laid.links().map(({ source, target }) => (
            <path
              key={target.data.id}
              class="grid"
              fill="none"
              d={`M${source.y} ${source.x}C${(source.y + target.y) / 2} ${source.x} ${(source.y + target.y) / 2} ${target.x} ${target.y} ${target.x}`}
            />
          ))}
          {all.map(({ data, x, y }) => (
            <g key={data.id} transform={`translate(${y} ${x})`}>
              <circle class="dot" r={4} />
              {data.id === '' ? undefined : (
                <a href={runAddress(run.id, 'candidates', data.id)}>
                  <text x={8} y={4} class="tick">
                    {data.label}
                  </text>
                </a>
              )}
            </g>
          ))}
        </g>
      </svg>
    </div>
  )
}

const body = (run: RunView, specific: Specific): JSX.Element => {
  switch (specific.kind) {
    case 'weights':
      return <Weights {...specific} />
    case 'groups':
      return <Groups run={run} {...specific} />
    case 'matrix':
      return <Matrix run={run} {...specific} />
    case 'tree':
      return <Tree run={run} {...specific} />
    default:
      return specific satisfies never
  }
}

export const StrategySpecifics = ({ run }: { readonly run: RunView }): JSX.Element => (
  <>
    {run.specifics.map((specific) => (
      <section key={specific.title}>
        <h2>{specific.title}</h2>
        {body(run, specific)}
      </section>
    ))}
  </>
)
