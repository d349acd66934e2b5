/** Reads `(define (problem …) …)`. */

import { checkLiteral } from './check-literal.ts'
import { fail, type Form } from './forms.ts'
import { readingOf } from './read-lists.ts'
import type { Domain, Problem } from './syntax.ts'

type List = Extract<Form, { readonly kind: 'list' }>

/** The name of the domain that a problem is for, before the domain is known. Throws InputError with file and line. */
export const domainNameOf = (form: List, file: string): { readonly name: string; readonly line: number } => {
  const reading = readingOf(file)
  const section = form.items.find(
    (one): one is List => one.kind === 'list' && one.items[0]?.kind === 'word' && one.items[0].text === ':domain',
  )
  if (section === undefined) return fail(file, form.line, "expected '(:domain <name>)' in the problem, found none")
  return { name: reading.word(section.items[1], "a domain's name", section.line), line: section.line }
}

/** The problem, of a domain. Throws InputError with file, line and what was expected. */
export const parseProblem = (form: List, domain: Domain, file: string): Problem => {
  const reading = readingOf(file)
  const head = reading.list(form.items[1], "'(problem <name>)'", form.line)
  const name = reading.word(head.items[1], "the problem's name", head.line)
  const sections = new Map<string, List>()
  for (const one of form.items.slice(2)) {
    const section = reading.list(one, 'a section in parentheses', form.line)
    const title = reading.word(section.items[0], "a section's name", section.line)
    if (![':domain', ':requirements', ':objects', ':init', ':goal'].includes(title))
      fail(file, section.line, `expected ':domain', ':objects', ':init' or ':goal', found '${title}'`)
    if (sections.has(title)) fail(file, section.line, `expected one section '${title}', found a second`)
    sections.set(title, section)
  }
  const wanted = (title: string): List =>
    sections.get(title) ?? fail(file, form.line, `expected a section '${title}', found none`)
  const named = reading.word(wanted(':domain').items[1], "a domain's name", form.line)
  if (named !== domain.name)
    fail(file, wanted(':domain').line, `expected a problem for the domain '${domain.name}', found one for '${named}'`)
  const objects = reading.typed(sections.get(':objects')?.items.slice(1) ?? [], 'an object', false).map((one) => {
    if (one.type !== 'object' && !domain.types.some((type) => type.name === one.type))
      fail(file, one.line, `expected a type of domain '${domain.name}', found '${one.type}' for '${one.name}'`)
    if (domain.constants.some((constant) => constant.name === one.name))
      fail(file, one.line, `'${one.name}' is a constant of the domain already`)
    return { name: one.name, type: one.type }
  })
  const scope = { file, domain, names: [...domain.constants, ...objects] }
  const init = wanted(':init')
    .items.slice(1)
    .map((one) => {
      const literal = reading.literal(one)
      if (literal.negated || literal.predicate === '=')
        fail(
          file,
          literal.line,
          'expected an atom in :init, found a negation or an equation; what is not listed is false',
        )
      return checkLiteral(literal, scope)
    })
  const goal = wanted(':goal')
  if (goal.items.length !== 2)
    fail(file, goal.line, `expected one condition in (:goal …), found ${goal.items.length - 1}`)
  return {
    name,
    domain: domain.name,
    objects,
    init,
    goal: reading.conjunction(goal.items[1] as Form).map((one) => checkLiteral(one, scope)),
  }
}
