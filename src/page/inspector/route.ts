/** Where in the inspector the reader is: every view has an address, so that reload, back and a copied link lead to the same place. */

import { signal } from '@preact/signals'

export type Tab = 'overview' | 'lineage' | 'candidates' | 'solutions' | 'prompts' | 'inbox' | 'strategy'
export const tabs: readonly Tab[] = ['overview', 'lineage', 'candidates', 'solutions', 'prompts', 'inbox', 'strategy']

export type Route =
  | { readonly kind: 'runs' }
  | { readonly kind: 'compare'; readonly runs: readonly string[] }
  | {
      readonly kind: 'run'
      readonly run: string
      readonly tab: Tab
      readonly candidate: string | undefined
      readonly query: URLSearchParams
    }

const read = (): Route => {
  const [first, run, tab, candidate] = location.pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const query = new URLSearchParams(location.search)
  if (first === 'compare') return { kind: 'compare', runs: query.get('runs')?.split(',') ?? [] }
  if (first !== 'runs' || run === undefined) return { kind: 'runs' }
  return { kind: 'run', run, tab: tabs.find((one) => one === tab) ?? 'overview', candidate, query }
}

export const route = signal<Route>(read())

addEventListener('popstate', () => {
  route.value = read()
})

/** Goes to an address of the inspector; `replace` leaves no step to go back to. */
export const go = (address: string, { replace = false }: { readonly replace?: boolean } = {}): void => {
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  route.value = read()
}

export const runAddress = (run: string, tab: Tab = 'overview', candidate?: string): string =>
  `/runs/${encodeURIComponent(run)}${tab === 'overview' ? '' : `/${tab}`}${candidate === undefined ? '' : `/${encodeURIComponent(candidate)}`}`

/** Plain clicks on the page's own links go there without loading the page again. */
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return
  const url = new URL(link.href)
  if (url.origin !== location.origin || link.hasAttribute('download') || link.target !== '') return
  event.preventDefault()
  go(url.pathname + url.search)
})
