/** Solutions as pictures: any candidate or known rule on any instance, two beside each other, step by step where that is told. */

import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { RunView } from '../../../inspector/shapes.ts'
import { go, runAddress } from '../route.ts'
import { server } from '../server.ts'

type Shown = { readonly url: string; readonly objective: string } | { readonly problem: string } | undefined

const Picture = ({
  run,
  program,
  set,
  instance,
  step,
}: {
  readonly run: RunView
  readonly program: string
  readonly set: string
  readonly instance: number
  readonly step: number | undefined
}): JSX.Element => {
  const [shown, setShown] = useState<Shown>()
  const address = server.drawing(run.id, program, set, instance, step)
  useEffect(() => {
    let current = true
    let url: string | undefined
    const load = async (): Promise<void> => {
      const response = await fetch(address)
      if (!current) return
      if (!response.ok) return setShown({ problem: ((await response.json()) as { readonly problem: string }).problem })
      url = URL.createObjectURL(await response.blob())
      setShown({ url, objective: response.headers.get('x-objective') ?? '' })
    }
    load().catch(
      (error: unknown) => current && setShown({ problem: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      current = false
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [address])
  if (shown === undefined) return <p class="soft">Solving …</p>
  if ('problem' in shown) return <p role="alert">{shown.problem}</p>
  return (
    <figure class="plot">
      <img src={shown.url} alt={`What ${program} makes of instance ${instance + 1} of ${set}`} />
      <figcaption>
        {program}: objective {Number(shown.objective).toLocaleString('en')}
      </figcaption>
    </figure>
  )
}

export const Solutions = ({ run, query }: { readonly run: RunView; readonly query: URLSearchParams }): JSX.Element => {
  const programs = [
    ...new Set([...(run.winner === null ? [] : [run.winner]), ...run.elites.map(({ id }) => id), ...run.rules]),
  ]
  const set = query.get('set') ?? 'test'
  const size = run.sets.find(({ name }) => name === set)?.instances ?? 1
  const instance = Math.min(size - 1, Math.max(0, Number(query.get('instance') ?? 0) || 0))
  const left = query.get('left') ?? programs[0] ?? ''
  const right = query.get('right') ?? run.baselines[0]?.name ?? run.rules[0] ?? ''
  const step = query.get('step') === null ? undefined : Math.max(0, Number(query.get('step')) || 0)
  const change = (changed: Readonly<Record<string, string | undefined>>): void => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changed)) {
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    }
    go(`${runAddress(run.id, 'solutions')}?${next}`, { replace: true })
  }
  const choice = (name: 'left' | 'right', value: string): JSX.Element => (
    <select aria-label={name} value={value} onChange={(event) => change({ [name]: event.currentTarget.value })}>
      {[...new Set([value, ...programs])].map((program) => (
        <option key={program}>{program}</option>
      ))}
    </select>
  )
  return (
    <>
      <div class="tools">
        <select
          aria-label="Instance set"
          value={set}
          onChange={(event) => change({ set: event.currentTarget.value, instance: '0' })}
        >
          {run.sets.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <button type="button" disabled={instance === 0} onClick={() => change({ instance: String(instance - 1) })}>
          previous
        </button>
        <span>
          instance {instance + 1} of {size}
        </span>
        <button
          type="button"
          disabled={instance === size - 1}
          onClick={() => change({ instance: String(instance + 1) })}
        >
          next
        </button>
        <label>
          <input
            type="checkbox"
            checked={step !== undefined}
            onChange={(event) => change({ step: event.currentTarget.checked ? '1' : undefined })}
          />{' '}
          step by step
        </label>
        {step === undefined ? undefined : (
          <>
            <button type="button" onClick={() => change({ step: String(Math.max(0, step - 1)) })}>
              −
            </button>
            <span>{step}</span>
            <button type="button" onClick={() => change({ step: String(step + 1) })}>
              +
            </button>
          </>
        )}
      </div>
      <div class="pictures">
        <div>
          {choice('left', left)}
          <Picture run={run} program={left} set={set} instance={instance} step={step} />
        </div>
        <div>
          {choice('right', right)}
          <Picture run={run} program={right} set={set} instance={instance} step={step} />
        </div>
      </div>
    </>
  )
}
