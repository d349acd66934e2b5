/** Reads the parts that PDDL's sections are made of: names, typed lists, literals and conjunctions. */

import { fail, type Form, quoted } from './forms.ts'
import type { Literal, Typed } from './syntax.ts'

type List = Extract<Form, { readonly kind: 'list' }>

/** The readers of a file, all of which throw InputError with file and line. */
export type Reading = {
  readonly word: (form: Form | undefined, what: string, at: number) => string
  readonly list: (form: Form | undefined, what: string, at: number) => List
  /** `a b - type c`, in which every name is read by `name`. */
  readonly typed: (forms: readonly Form[], what: string, isVariable: boolean) => readonly (Typed & { line: number })[]
  readonly literal: (form: Form) => Literal & { line: number }
  /** A literal, or `(and …)` of literals, however deep; `()` is empty. */
  readonly conjunction: (form: Form) => readonly (Literal & { line: number })[]
}

const unsupported: Readonly<Record<string, string>> = {
  or: 'disjunctions',
  imply: 'implications',
  exists: 'quantifiers',
  forall: 'quantifiers',
  when: 'conditional effects',
  increase: 'action costs and other numbers',
  decrease: 'action costs and other numbers',
  assign: 'action costs and other numbers',
}

/** The readers of the file of this name. */
export const readingOf = (file: string): Reading => {
  const word: Reading['word'] = (form, what, at) =>
    form?.kind === 'word' ? form.text : fail(file, form?.line ?? at, `expected ${what}, found ${quoted(form)}`)
  const list: Reading['list'] = (form, what, at) =>
    form?.kind === 'list' ? form : fail(file, form?.line ?? at, `expected ${what}, found ${quoted(form)}`)

  const typed: Reading['typed'] = (forms, what, isVariable) => {
    const done: (Typed & { line: number })[] = []
    let waiting: { readonly name: string; readonly line: number }[] = []
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] as Form
      if (form.kind === 'word' && form.text === '-') {
        const next = forms[++at]
        if (next?.kind === 'list')
          fail(file, next.line, `expected a type, found ${quoted(next)}: types by 'either' are not supported`)
        const type = word(next, `a type after '-'`, form.line)
        if (waiting.length === 0) fail(file, form.line, `expected ${what} before '- ${type}', found nothing`)
        done.push(...waiting.map((one) => ({ ...one, type })))
        waiting = []
        continue
      }
      const name = word(form, what, form.line)
      if (name.startsWith('?') !== isVariable)
        fail(
          file,
          form.line,
          `expected ${what}, found '${name}': ${isVariable ? 'variables begin' : 'only variables begin'} with ?`,
        )
      waiting.push({ name, line: form.line })
    }
    const all = [...done, ...waiting.map((one) => ({ ...one, type: 'object' }))]
    const names = new Set<string>()
    for (const { name, line } of all) {
      if (names.has(name)) fail(file, line, `'${name}' is declared twice`)
      names.add(name)
    }
    return all
  }

  const atom = (form: Form): Literal & { line: number } => {
    const { items, line } = list(form, 'an atom in parentheses', form.line)
    const predicate = word(items[0], 'a predicate', line)
    const feature = unsupported[predicate]
    if (feature !== undefined)
      fail(
        file,
        line,
        `expected an atom, found '(${predicate} …)': ${feature} are not supported, only STRIPS with types and negative preconditions`,
      )
    return {
      negated: false,
      predicate,
      arguments: items.slice(1).map((one) => word(one, `an argument of '${predicate}'`, line)),
      line,
    }
  }
  const literal: Reading['literal'] = (form) => {
    if (form.kind !== 'list' || form.items[0]?.kind !== 'word' || form.items[0].text !== 'not') return atom(form)
    if (form.items.length !== 2) fail(file, form.line, `expected one atom in '(not …)', found ${form.items.length - 1}`)
    return { ...atom(form.items[1] as Form), negated: true, line: form.line }
  }
  const conjunction: Reading['conjunction'] = (form) => {
    if (form.kind !== 'list') return [literal(form)]
    const [head, ...rest] = form.items
    if (head === undefined) return []
    return head.kind === 'word' && head.text === 'and' ? rest.flatMap(conjunction) : [literal(form)]
  }
  return { word, list, typed, literal, conjunction }
}
