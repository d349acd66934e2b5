/** One candidate: what it is, where it comes from, how it did. */

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { CandidateView, RunView } from '../../../inspector/shapes.ts'
import { Code } from '../../components/code.tsx'
import { Difference } from '../../components/difference.tsx'
import { GapStrips } from '../../components/gap-strips.tsx'
import { metricText } from '../numbers.ts'
import { runAddress } from '../route.ts'
import { attempt } from '../attempt.ts'
import { server } from '../server.ts'
import { useServer } from '../use-server.ts'

type Of = { readonly run: RunView; readonly candidate: CandidateView }

const Links = ({ run, ids }: { readonly run: RunView; readonly ids: readonly string[] }): JSX.Element => (
  <>
    {ids.map((id, at) => (
      <span key={id}>
        {at === 0 ? '' : ', '}
        <a href={runAddress(run.id, 'candidates', id)}>{id}</a>
      </span>
    ))}
  </>
)

const Actions = ({ run, candidate }: Of): JSX.Element => {
  const [set, setSet] = useState('validation')
  const [said, setSaid] = useState('')
  const copy = (): void =>
    attempt(async () => {
      await navigator.clipboard.writeText(candidate.source)
      setSaid('copied')
    }, setSaid)
  const evaluate = (): void => {
    setSaid(`evaluating on ${set} …`)
    attempt(async () => {
      const { verdict, metric, cpuMs, instances } = await server.evaluate(run.id, candidate.id, set)
      setSaid(
        verdict.kind === 'returned'
          ? `${run.metric.title} on ${set}: ${metricText(run.metric, metric)}; ${cpuMs.toFixed(2)} ms an instance, ${instances} instances`
          : `${verdict.kind}: ${verdict.detail}`,
      )
    }, setSaid)
  }
  return (
    <div class="tools">
      <button type="button" onClick={copy}>
        Copy
      </button>
      <a
        download={`${run.id}-${candidate.id}.js`}
        href={`data:text/javascript;charset=utf-8,${encodeURIComponent(candidate.source)}`}
      >
        Download
      </a>
      <select aria-label="Instance set" value={set} onChange={(event) => setSet(event.currentTarget.value)}>
        {run.sets.map(({ name, instances }) => (
          <option value={name} key={name}>
            {name} ({instances})
          </option>
        ))}
      </select>
      <button type="button" onClick={evaluate}>
        Evaluate
      </button>
      {run.draws ? <a href={`${runAddress(run.id, 'solutions')}?left=${candidate.id}`}>Solutions</a> : undefined}
      <span role="status">{said}</span>
    </div>
  )
}

const Questions = ({ candidate: { questions } }: Pick<Of, 'candidate'>): JSX.Element => (
  <>
    {questions.map(({ key, messages, reply, reasoning, facts }) => (
      <section key={key}>
        <h3>
          Question {key} <span class="soft">{facts.map(([name, value]) => `${name} ${value}`).join(' · ')}</span>
        </h3>
        {messages.map(({ role, content }, at) => (
          <details class="message" key={at}>
            <summary>
              prompt, {role} <span class="soft">{content.length.toLocaleString('en')} characters</span>
            </summary>
            <pre>{content}</pre>
          </details>
        ))}
        {reasoning === null || reasoning === '' ? undefined : (
          <details class="message">
            <summary>reasoning</summary>
            <pre>{reasoning}</pre>
          </details>
        )}
        {reply === null ? undefined : (
          <details class="message" open>
            <summary>answer</summary>
            <pre>{reply}</pre>
          </details>
        )}
      </section>
    ))}
  </>
)

export const CandidatePage = ({ run, id }: { readonly run: RunView; readonly id: string }): JSX.Element => {
  const { value: candidate, problem } = useServer(`candidate ${run.id} ${id}`, () => server.candidate(run.id, id))
  if (problem !== undefined) return <p role="alert">{problem}</p>
  if (candidate === undefined) return <p class="soft">Reading {id} …</p>
  const { outcome, metric, gaps, failingLine } = candidate
  return (
    <>
      <h2>
        {id} <span class="soft">{candidate.operator}</span>
      </h2>
      <p>
        {outcome.kind === 'scored'
          ? outcome.raced
            ? 'Given up after the first instances, where it was far behind.'
            : `${outcome.role === null ? '' : `As ${outcome.role} of a team: `}${run.metric.title} on train ${metricText(run.metric, metric)}; ${outcome.cpuMs.toFixed(2)} ms an instance.`
          : outcome.kind}
        {candidate.parents.length === 0 ? undefined : (
          <>
            {' '}
            Parents: <Links run={run} ids={candidate.parents} />.
          </>
        )}
        {candidate.children.length === 0 ? undefined : (
          <>
            {' '}
            Children: <Links run={run} ids={candidate.children.slice(0, 30)} />.
          </>
        )}
      </p>
      {candidate.thought === null ? undefined : <p class="callout">{candidate.thought}</p>}
      {outcome.detail === '' ? undefined : (
        <pre class="code" role="alert">
          <code>{`  ${outcome.detail.replaceAll('\n', '\n  ')}`}</code>
        </pre>
      )}
      <Actions run={run} candidate={candidate} />
      <Code source={candidate.source.trimEnd()} lineClass={(line) => (line === failingLine ? 'failing' : undefined)} />
      {gaps === null ? undefined : (
        <>
          <h3>Gap of each train instance</h3>
          <GapStrips
            groups={gaps.instances.map(({ group }) => group)}
            strips={gaps.strips.map((strip, at) => ({ ...strip, stands: at === 0 }))}
          />
        </>
      )}
      {candidate.differences.map(({ parent, lines }) => (
        <section key={parent}>
          <h3>{candidate.operator === 'tune' ? `What tuning changed in ${parent}` : `What changed from ${parent}`}</h3>
          <Difference lines={lines} />
        </section>
      ))}
      <Questions candidate={candidate} />
    </>
  )
}
