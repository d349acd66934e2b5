/** The inspector's page. */

import { render, type JSX } from 'preact'
import { highlightStyle } from '../components/highlight.ts'
import { baseStyle } from '../components/style.ts'
import { inspectorStyle } from './style.ts'
import { helpShown, listenToKeys } from './keyboard.ts'
import { route } from './route.ts'
import { connected, listen } from './server.ts'
import { Compare } from './views/compare.tsx'
import { Run } from './views/run.tsx'
import { Runs } from './views/runs.tsx'

const Help = (): JSX.Element => (
  <aside class="help" aria-label="Keys">
    <dl>
      <dt>/</dt>
      <dd>search</dd>
      <dt>j k</dt>
      <dd>next, previous</dd>
      <dt>Enter</dt>
      <dd>open</dd>
      <dt>?</dt>
      <dd>these keys</dd>
    </dl>
  </aside>
)

const Page = (): JSX.Element => {
  const place = route.value
  return (
    <>
      <header class="bar">
        <a class="brand" href="/runs">
          Heuristica
        </a>
        <span class={connected.value ? 'live' : 'live lost'} role="status">
          {connected.value ? 'live' : 'the server is gone; waiting for it'}
        </span>
        <button type="button" class="plain" aria-label="Keys" onClick={() => (helpShown.value = !helpShown.value)}>
          ?
        </button>
      </header>
      {helpShown.value ? <Help /> : undefined}
      <main>
        {place.kind === 'runs' ? (
          <Runs />
        ) : place.kind === 'compare' ? (
          <Compare runs={place.runs} />
        ) : (
          <Run key={place.run} place={place} />
        )}
      </main>
    </>
  )
}

// A constructed style sheet is the page's own script's doing, so that no inline style has to be allowed.
const sheet = new CSSStyleSheet()
sheet.replaceSync(baseStyle + highlightStyle + inspectorStyle)
document.adoptedStyleSheets = [sheet]
listenToKeys()
listen()
render(<Page />, document.querySelector('#page') as HTMLElement)
