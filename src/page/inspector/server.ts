/** What the page asks of its server, and how it hears of changes. */

import { signal } from '@preact/signals'
import type { CandidateColumns, CandidateView, PendingPrompt, RunEntry, RunView } from '../../inspector/shapes.ts'

/** Counts up whenever any run changed. */
export const changes = signal(0)

export const connected = signal(true)

const ask = async <Answer>(address: string, init?: RequestInit): Promise<Answer> => {
  const response = await fetch(address, init)
  const answer = (await response.json().catch(() => ({ problem: response.statusText }))) as Answer & {
    readonly problem?: string
  }
  if (!response.ok) throw new Error(answer.problem ?? response.statusText)
  return answer
}
const post = <Answer>(address: string, body: unknown): Promise<Answer> =>
  ask(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

const of = (run: string): string => `/api/runs/${encodeURIComponent(run)}`

export const server = {
  runs: () => ask<{ readonly runs: readonly RunEntry[] }>('/api/runs'),
  run: (run: string) => ask<RunView>(of(run)),
  columns: (run: string, after: number) => ask<CandidateColumns>(`${of(run)}/candidates?after=${after}`),
  candidate: (run: string, candidate: string) =>
    ask<CandidateView>(`${of(run)}/candidates/${encodeURIComponent(candidate)}`),
  prompts: (run: string) => ask<{ readonly templates: Readonly<Record<string, string>> }>(`${of(run)}/prompts`),
  inbox: (run: string) => ask<{ readonly prompts: readonly PendingPrompt[] }>(`${of(run)}/inbox`),
  answer: (run: string, name: string, text: string) => post(`${of(run)}/inbox`, { name, text }),
  control: (run: string, action: 'pause' | 'continue' | 'stop') => post(`${of(run)}/control`, { action }),
  evaluate: (run: string, program: string, set: string) =>
    post<{
      readonly verdict: { readonly kind: string; readonly detail: string }
      readonly metric: number | null
      readonly cpuMs: number
      readonly instances: number
    }>(`${of(run)}/evaluate`, { program, set }),
  drawing: (run: string, program: string, set: string, instance: number, step: number | undefined) =>
    `${of(run)}/drawing?${new URLSearchParams({
      program,
      set,
      instance: String(instance),
      ...(step === undefined ? {} : { step: String(step) }),
    })}`,
}

/** Between tries where the browser gave up by itself. */
const retryMs = 2000

/** The browser reconnects by itself while nobody answers, and comes back with the number of what it last heard. */
export const listen = (): void => {
  const events = new EventSource('/api/events')
  events.addEventListener('changed', () => {
    changes.value++
  })
  events.addEventListener('open', () => {
    connected.value = true
  })
  events.addEventListener('error', () => {
    connected.value = false
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, retryMs)
  })
}
