/** The outermost layer of PDDL: parentheses and words, with the lines that they are in. */

import { InputError } from 'heuristica/problem'

/** A word, in small letters, or a list in parentheses; `line` counts from 1. */
export type Form =
  | { readonly kind: 'word'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Form[] }

/** Throws what is wrong in a text: `file:line: expected …, found …`. */
export const fail = (file: string, line: number, message: string): never => {
  throw new InputError(`${file}:${line}: ${message}`)
}

/** A form as a message quotes it. */
export const quoted = (form: Form | undefined): string => {
  if (form === undefined) return 'nothing'
  if (form.kind === 'word') return `'${form.text}'`
  const [head] = form.items
  return head?.kind === 'word' ? `'(${head.text} …)'` : "'(…)'"
}

const token = /[()]|[^\s()]+/g
const deepest = 200

/** The forms of a text; comments reach from ; to the end of a line. Throws InputError for parentheses that do not match. */
export const readForms = (text: string, file: string): readonly Form[] => {
  const top: Form[] = []
  const open: { readonly line: number; readonly items: Form[] }[] = []
  text.split('\n').forEach((row, at) => {
    const line = at + 1
    for (const [word] of row.replace(/;.*/, '').matchAll(token)) {
      const into = open.at(-1)?.items ?? top
      if (word === '(') {
        if (open.length === deepest) fail(file, line, `parentheses are nested deeper than ${deepest}`)
        open.push({ line, items: [] })
      } else if (word === ')') {
        const list = open.pop()
        if (list === undefined) return fail(file, line, "expected '(' or the end of the file, found ')'")
        ;(open.at(-1)?.items ?? top).push({ kind: 'list', ...list })
      } else into.push({ kind: 'word', line, text: word.toLowerCase() })
    }
    return undefined
  })
  const unclosed = open.at(-1)
  if (unclosed !== undefined)
    fail(file, unclosed.line, "expected ')' for the '(' that opens here, found the end of the file")
  return top
}
