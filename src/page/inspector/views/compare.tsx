/** Several runs in one plot. */

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { metricText } from '../numbers.ts'
import { runAddress } from '../route.ts'
import { server } from '../server.ts'
import { useServer } from '../use-server.ts'
import { AxisChoice } from './axis-choice.tsx'
import { Curve, type AxisName } from './curve.tsx'

export const Compare = ({ runs }: { readonly runs: readonly string[] }): JSX.Element => {
  const [axis, setAxis] = useState<AxisName>('evaluations')
  const { value, problem } = useServer(`compare ${runs.join()}`, () => Promise.all(runs.map((run) => server.run(run))))
  if (problem !== undefined) return <p role="alert">{problem}</p>
  const [first] = value ?? []
  if (value === undefined || first === undefined) return <p class="soft">Reading {runs.length} runs …</p>
  const mixed = new Set(value.map((run) => `${run.problem.split('/')[0]} ${run.metric.name}`)).size > 1
  return (
    <>
      <h1>{value.length} runs beside each other</h1>
      {mixed ? (
        <p class="callout">These runs minimise different things; their curves cannot be held against each other.</p>
      ) : undefined}
      <AxisChoice axis={axis} onChange={setAxis} runs={value} />
      <Curve runs={value} axis={axis} metric={first.metric} rules={first.baselines} />
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {['run', 'problem', 'strategy', 'model', 'train', 'validation', 'test'].map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.map((run) => (
              <tr key={run.id}>
                <td>
                  <a href={runAddress(run.id)}>{run.id}</a>
                </td>
                <td>{run.problem}</td>
                <td>{run.strategy}</td>
                <td>{run.model ?? '–'}</td>
                {([run.best?.train, run.best?.validation, run.best?.test] as const).map((number, at) => (
                  <td class="right" key={at}>
                    {metricText(run.metric, number)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
