/** What changed between two sources, line by line, for prompts and for `show`. */

import { diff } from 'node:util'

/** One line of a difference: kept, only in the earlier source, or only in the later one. */
export type DiffLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** The shortest line difference from one source to another. */
export const diffLines = (before: string, after: string): readonly DiffLine[] => {
  if (before === after) return before.split('\n').map((text) => ({ kind: 'same', text }))
  // Node marks with 1 what only its first argument has.
  return diff(before.split('\n'), after.split('\n')).map(([operation, text]) => ({
    kind: operation === 0 ? 'same' : operation === 1 ? 'removed' : 'added',
    text,
  }))
}

/** The difference as text, each line marked by `+`, `-` or a space; runs of unchanged lines longer than twice `context` become `…`. Default context: 3. */
export const formatDiff = (before: string, after: string, options: { readonly context?: number } = {}): string => {
  const { context = 3 } = options
  const lines = diffLines(before, after)
  const changes = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]))
  const isNear = (index: number): boolean => changes.some((change) => Math.abs(change - index) <= context)
  const marks = { same: ' ', removed: '-', added: '+' } as const
  return lines
    .map(({ kind, text }, index) => (isNear(index) ? `${marks[kind]} ${text}`.trimEnd() : undefined))
    .filter((line, index, all) => line !== undefined || all[index - 1] !== undefined || index === 0)
    .map((line) => line ?? '…')
    .join('\n')
}
