/** Reads PDDL: a domain and problems, in one text or in several. */

import { fail, type Form, quoted, readForms } from './forms.ts'
import { parseDomain } from './parse-domain.ts'
import { domainNameOf, parseProblem } from './parse-problem.ts'
import type { Domain, Problem } from './syntax.ts'

/** A problem with its domain. */
export type DomainAndProblem = { readonly domain: Domain; readonly problem: Problem }

type List = Extract<Form, { readonly kind: 'list' }>

const definition = (form: Form, file: string): { readonly form: List; readonly kind: 'domain' | 'problem' } => {
  const [head, subject] = form.kind === 'list' ? form.items : []
  const kind = subject?.kind === 'list' && subject.items[0]?.kind === 'word' ? subject.items[0].text : undefined
  if (
    form.kind !== 'list' ||
    head?.kind !== 'word' ||
    head.text !== 'define' ||
    (kind !== 'domain' && kind !== 'problem')
  )
    return fail(file, form.line, `expected '(define (domain …) …)' or '(define (problem …) …)', found ${quoted(form)}`)
  return { form, kind }
}

/**
 * The problems of a text, each with the domain of its name: one that stands in the text, or one that is known. Throws InputError with file,
 * line and what was expected.
 */
export const parsePddl = (text: string, file: string, known: readonly Domain[] = []): readonly DomainAndProblem[] => {
  const forms = readForms(text, file).map((form) => definition(form, file))
  const domains = [
    ...forms.filter(({ kind }) => kind === 'domain').map(({ form }) => parseDomain(form, file)),
    ...known,
  ]
  const problems = forms.filter(({ kind }) => kind === 'problem')
  if (problems.length === 0)
    fail(
      file,
      forms.at(-1)?.form.line ?? 1,
      "expected '(define (problem …) …)', found none: put the problems behind their domain in one file",
    )
  return problems.map(({ form }) => {
    const { name, line } = domainNameOf(form, file)
    const domain = domains.find((one) => one.name === name)
    if (domain === undefined)
      return fail(
        file,
        line,
        `expected the domain '${name}' in front of the problem, found none; known without are ${known.map((one) => one.name).join(', ')}`,
      )
    return { domain, problem: parseProblem(form, domain, file) }
  })
}

/** The one domain of a text. Throws InputError. */
export const parseDomainText = (text: string, file: string): Domain => {
  const [first] = readForms(text, file).map((form) => definition(form, file))
  if (first?.kind !== 'domain') return fail(file, first?.form.line ?? 1, "expected '(define (domain …) …)', found none")
  return parseDomain(first.form, file)
}
