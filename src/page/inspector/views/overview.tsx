/** A run at a glance, while it goes. */

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RunView } from '../../../inspector/shapes.ts'
import { countText, durationText, metricText } from '../numbers.ts'
import { go, runAddress } from '../route.ts'
import { attempt } from '../attempt.ts'
import { server } from '../server.ts'
import { AxisChoice } from './axis-choice.tsx'
import { Curve, type AxisName } from './curve.tsx'

type Of = { readonly run: RunView }

const Card = ({ title, text }: { readonly title: string; readonly text: string }): JSX.Element => (
  <div class="card">
    <span class="soft">{title}</span>
    <b>{text}</b>
  </div>
)

const Steering = ({ run }: Of): JSX.Element | null => {
  const [asked, setAsked] = useState<string>()
  if (!run.steerable) return null
  const ask = (action: 'pause' | 'continue' | 'stop') => (): void =>
    attempt(async () => {
      await server.control(run.id, action)
      setAsked(action === 'continue' ? undefined : `${action} is asked; what is in flight is finished and kept`)
    }, setAsked)
  return (
    <div class="tools">
      {run.state === 'paused' ? (
        <button type="button" onClick={ask('continue')}>
          Go on
        </button>
      ) : (
        <button type="button" onClick={ask('pause')}>
          Pause
        </button>
      )}
      <button type="button" onClick={ask('stop')}>
        Stop
      </button>
      <span class="soft" role="status">
        {asked}
      </span>
    </div>
  )
}

const throughput = ({ now, candidates }: RunView): string =>
  now.atMs < 1000 ? '–' : `${((candidates * 60_000) / now.atMs).toFixed(1)} a minute`

const budgetShare = (spent: number, limit: number | undefined): string =>
  limit === undefined ? countText(spent) : `${countText(spent)} of ${countText(limit)}`

export const Overview = ({ run }: Of): JSX.Element => {
  const { spent, budget, metric, best, now } = run
  const [axis, setAxis] = useState<AxisName>(run.model === null ? 'evaluations' : 'completions')
  return (
    <>
      <Steering run={run} />
      <div class="cards">
        <Card title={`best ${metric.title}, train`} text={metricText(metric, best?.train)} />
        <Card title="validation" text={metricText(metric, best?.validation)} />
        <Card title="test" text={metricText(metric, best?.test)} />
        <Card title="candidates" text={countText(run.candidates)} />
        <Card title="throughput" text={throughput(run)} />
        <Card title="in flight" text={String(run.inFlight.length)} />
        {run.model === null ? undefined : (
          <Card title="completions" text={budgetShare(spent.completions, budget['completions'])} />
        )}
        <Card title="evaluations" text={budgetShare(spent.evaluations, budget['evaluations'])} />
        {spent.tokens > 0 ? <Card title="tokens" text={budgetShare(spent.tokens, budget['tokens'])} /> : undefined}
        {spent.costUsd === 0 ? undefined : (
          <Card title="cost" text={spent.costUsd === null ? 'unknown' : `$${spent.costUsd.toFixed(3)}`} />
        )}
        <Card title="time" text={durationText(now.atMs)} />
      </div>
      <AxisChoice axis={axis} onChange={setAxis} runs={[run]} />
      <Curve
        runs={[run]}
        axis={axis}
        metric={metric}
        rules={run.baselines}
        onPoint={(candidate) => go(runAddress(run.id, 'candidates', candidate))}
      />
      <div class="columns">
        <section>
          <h2>Best so far</h2>
          <table>
            <tbody>
              {run.elites.map(({ id, operator, metric: value }) => (
                <tr key={id}>
                  <td>
                    <a href={runAddress(run.id, 'candidates', id)}>{id}</a>
                    {id === run.winner ? ', the winner' : ''}
                  </td>
                  <td>{operator}</td>
                  <td class="right">{metricText(metric, value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h2>Operators</h2>
          <table>
            <thead>
              <tr>
                <th>operator</th>
                <th class="right">candidates</th>
                <th class="right">ran</th>
                <th class="right">best</th>
              </tr>
            </thead>
            <tbody>
              {run.operators.map(({ name, candidates, scored, best: value }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td class="right">{countText(candidates)}</td>
                  <td class="right">{countText(scored)}</td>
                  <td class="right">{metricText(metric, value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {run.failures.length === 0 ? undefined : (
          <section>
            <h2>What did not work</h2>
            <table>
              <tbody>
                {run.failures.map(({ kind, count, example }) => (
                  <tr key={kind}>
                    <td>{kind}</td>
                    <td class="right">{countText(count)}</td>
                    <td title={example}>{example.split('\n')[0]?.slice(0, 70)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {run.inFlight.length === 0 ? undefined : (
          <section>
            <h2>In flight</h2>
            <ul>
              {run.inFlight.slice(0, 20).map(({ key, kind, sinceMs }) => (
                <li key={key}>
                  {kind} {key} <span class="soft">for {durationText(Date.now() - sinceMs)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {run.rejected.length === 0 ? undefined : (
          <section>
            <h2>Turned away at the end</h2>
            <ul>
              {run.rejected.map(({ id, reason }) => (
                <li key={id}>
                  <a href={runAddress(run.id, 'candidates', id)}>{id}</a>: {reason}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <details>
        <summary>Versions and hashes</summary>
        <table class="facts">
          <tbody>
            {run.facts.map(([name, value]) => (
              <tr key={name}>
                <td>{name}</td>
                <td>
                  <code>{value}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
