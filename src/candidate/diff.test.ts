/** Line differences. */

import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffLines, formatDiff } from './diff.ts'

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))

it('leads from one text to the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after)
      const side = (left: 'removed' | 'added'): string =>
        lines.flatMap((line) => (line.kind === left || line.kind === 'same' ? [line.text] : [])).join('\n')
      expect(side('removed')).toBe(before)
      expect(side('added')).toBe(after)
    }),
  )
})

it('shows changes with a little context', () => {
  expect(formatDiff('a\nb\nc\nd\ne\nf', 'a\nb\nc\nD\ne\nf', { context: 1 })).toBe('…\n  c\n- d\n+ D\n  e\n…')
  expect(formatDiff('a\nb', 'a\nb')).toBe('…')
})
