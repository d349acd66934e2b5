/** Reads `(define (domain …) …)`. */

import { checkLiteral } from './check-literal.ts'
import { fail, type Form, quoted } from './forms.ts'
import { type Reading, readingOf } from './read-lists.ts'
import type { ActionSchema, Domain, Predicate, Typed } from './syntax.ts'

type List = Extract<Form, { readonly kind: 'list' }>

const known: ReadonlySet<string> = new Set([':strips', ':typing', ':negative-preconditions', ':equality'])

const withoutLine = ({ name, type }: Typed): Typed => ({ name, type })

const checkTypes = (file: string, types: readonly (Typed & { line: number })[]): readonly Typed[] => {
  for (const { name, type, line } of types) {
    const seen = [name]
    for (let at = type; at !== 'object';) {
      if (seen.includes(at)) fail(file, line, `expected a type above '${name}' that is not below it, found '${type}'`)
      seen.push(at)
      const parent = types.find((one) => one.name === at)
      if (parent === undefined)
        return fail(file, line, `expected a type of (:types …), found '${at}'; declare it there`)
      at = parent.type
    }
  }
  return types.filter(({ name }) => name !== 'object').map(withoutLine)
}

const checkTyped = (
  file: string,
  types: readonly Typed[],
  typed: readonly (Typed & { line: number })[],
): readonly Typed[] =>
  typed.map((one) => {
    if (one.type !== 'object' && !types.some(({ name }) => name === one.type))
      fail(file, one.line, `expected a type of (:types …), found '${one.type}' for '${one.name}'`)
    return withoutLine(one)
  })

const predicateOf = (form: Form, { list, word, typed }: Reading, file: string, types: readonly Typed[]): Predicate => {
  const { items, line } = list(form, 'a predicate in parentheses', form.line)
  const name = word(items[0], 'the name of a predicate', line)
  return { name, parameters: checkTyped(file, types, typed(items.slice(1), 'a variable', true)) }
}

const actionOf = (section: List, reading: Reading, file: string, domain: Omit<Domain, 'actions'>): ActionSchema => {
  const name = reading.word(section.items[1], 'the name of an action', section.line)
  const parts = new Map<string, Form>()
  for (let at = 2; at < section.items.length; at += 2) {
    const form = section.items[at]
    const key = reading.word(form, "':parameters', ':precondition' or ':effect'", section.line)
    if (![':parameters', ':precondition', ':effect'].includes(key) || parts.has(key))
      fail(
        file,
        form?.line ?? section.line,
        `expected ':parameters', ':precondition' or ':effect' of action '${name}', each once, found '${key}'`,
      )
    const value = section.items[at + 1]
    if (value === undefined)
      return fail(
        file,
        form?.line ?? section.line,
        `expected something after '${key}', found the end of action '${name}'`,
      )
    parts.set(key, value)
  }
  const given = parts.get(':parameters')
  const parameters =
    given === undefined
      ? []
      : checkTyped(
          file,
          domain.types,
          reading.typed(reading.list(given, 'parameters in parentheses', section.line).items, 'a variable', true),
        )
  const scope = { file, domain, names: [...parameters, ...domain.constants] }
  const [before, after] = [parts.get(':precondition'), parts.get(':effect')]
  if (after === undefined) return fail(file, section.line, `expected an ':effect' of action '${name}', found none`)
  const precondition = before === undefined ? [] : reading.conjunction(before).map((one) => checkLiteral(one, scope))
  const effect = reading.conjunction(after)
  for (const { predicate, line } of effect)
    if (predicate === '=') fail(file, line, `expected a declared predicate in an effect of '${name}', found '='`)
  return { name, parameters, precondition, effect: effect.map((one) => checkLiteral(one, scope)) }
}

/** The domain. Throws InputError with file, line and what was expected. */
export const parseDomain = (form: List, file: string): Domain => {
  const reading = readingOf(file)
  const head = reading.list(form.items[1], "'(domain <name>)'", form.line)
  const sections = form.items.slice(2).map((one) => reading.list(one, 'a section in parentheses', form.line))
  const titled = sections.map((section) => ({
    section,
    title: reading.word(section.items[0], "a section's name", section.line),
  }))
  const once = (title: string): List | undefined => {
    const all = titled.filter((one) => one.title === title)
    if (all[1] !== undefined) fail(file, all[1].section.line, `expected one section '${title}', found a second`)
    return all[0]?.section
  }
  for (const { section, title } of titled)
    if (![':requirements', ':types', ':constants', ':predicates', ':action'].includes(title))
      fail(
        file,
        section.line,
        `expected ':requirements', ':types', ':constants', ':predicates' or ':action', found '${title}'`,
      )
  const requirements = (once(':requirements')?.items.slice(1) ?? []).map((one) => {
    const text = reading.word(one, 'a requirement', form.line)
    if (!known.has(text))
      fail(file, one.line, `expected one of ${[...known].join(', ')}, found '${text}': it is not supported`)
    return text
  })
  const types = checkTypes(file, reading.typed(once(':types')?.items.slice(1) ?? [], 'a type', false))
  const constants = checkTyped(
    file,
    types,
    reading.typed(once(':constants')?.items.slice(1) ?? [], 'a constant', false),
  )
  const predicates = (once(':predicates')?.items.slice(1) ?? []).map((one) => predicateOf(one, reading, file, types))
  const name = reading.word(head.items[1], "the domain's name", head.line)
  const domain = { name, requirements, types, constants, predicates }
  const actions = titled
    .filter(({ title }) => title === ':action')
    .map(({ section }) => actionOf(section, reading, file, domain))
  for (const [what, names] of [
    ['predicate', predicates],
    ['action', actions],
  ] as const) {
    const twice = names.find((one, at) => names.findIndex((other) => other.name === one.name) < at)
    if (twice !== undefined) fail(file, form.line, `expected each ${what} once, found '${twice.name}' twice`)
  }
  if (actions.length === 0) fail(file, form.line, `expected an action in domain '${name}', found ${quoted(undefined)}`)
  return { ...domain, actions }
}
