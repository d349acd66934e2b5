/** One run: its tabs, and the view that is open. */

import type { JSX } from 'preact'
import { type Route, runAddress, type Tab, tabs } from '../route.ts'
import { server } from '../server.ts'
import { sinceText } from '../numbers.ts'
import { useServer } from '../use-server.ts'
import { CandidatePage } from './candidate.tsx'
import { Candidates } from './candidates.tsx'
import { Inbox } from './inbox.tsx'
import { Lineage } from './lineage.tsx'
import { Overview } from './overview.tsx'
import { Prompts } from './prompts.tsx'
import { Solutions } from './solutions.tsx'
import { StrategySpecifics } from './strategy.tsx'

export type RunPlace = Extract<Route, { readonly kind: 'run' }>

export const Run = ({ place }: { readonly place: RunPlace }): JSX.Element => {
  const { value: run, problem } = useServer(`run ${place.run}`, () => server.run(place.run))
  if (problem !== undefined) return <p role="alert">{problem}</p>
  if (run === undefined) return <p class="soft">Reading {place.run} …</p>
  const shown = tabs.filter((tab) =>
    tab === 'solutions'
      ? run.draws
      : tab === 'inbox'
        ? run.model === 'inbox'
        : tab !== 'strategy' || run.specifics.length > 0,
  )
  const view = (tab: Tab): JSX.Element => {
    switch (tab) {
      case 'overview':
        return <Overview run={run} />
      case 'lineage':
        return <Lineage run={run} />
      case 'candidates':
        return place.candidate === undefined ? (
          <Candidates run={run} />
        ) : (
          <CandidatePage key={place.candidate} run={run} id={place.candidate} />
        )
      case 'solutions':
        return <Solutions run={run} query={place.query} />
      case 'prompts':
        return <Prompts run={run} />
      case 'inbox':
        return <Inbox run={run} />
      case 'strategy':
        return <StrategySpecifics run={run} />
      default:
        return tab satisfies never
    }
  }
  return (
    <>
      <p class="soft">
        <span class={`state ${run.state}`}>{run.state}</span> · {run.problem} · {run.id}
      </p>
      <h1>{run.title}</h1>
      <p class="soft">
        {run.strategy}
        {run.model === null ? '' : ` with ${run.model}`}, seed {run.seed}, started {sinceText(run.startedAt)} UTC
      </p>
      <nav class="tabs" aria-label="Views of the run">
        {shown.map((tab) => (
          <a key={tab} href={runAddress(run.id, tab)} {...(tab === place.tab && { 'aria-current': 'page' as const })}>
            {tab}
          </a>
        ))}
      </nav>
      {view(place.tab)}
    </>
  )
}
