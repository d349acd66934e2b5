/** The keyboard: `/` searches, `j` and `k` move along what the view lists, Enter opens it, `?` tells of the keys. */

import { signal } from '@preact/signals'

export const helpShown = signal(false)

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Moves the focus along the elements that are marked as items. */
const move = (by: number): void => {
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const next = items[Math.min(items.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

const keys: Readonly<Record<string, () => void>> = {
  '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
  j: () => move(1),
  k: () => move(-1),
  '?': () => {
    helpShown.value = !helpShown.value
  },
  Escape: () => {
    helpShown.value = false
  },
}

export const listenToKeys = (): void =>
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (typing(event.target)) {
      if (event.key === 'Escape') (event.target as HTMLElement).blur()
      return
    }
    const act = keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  })
