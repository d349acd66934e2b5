/** Checks that a literal says something: its predicate is declared, and its arguments are declared and of the right types. */

import { fail } from './forms.ts'
import { type Domain, lineage, type Literal, type Typed } from './syntax.ts'

/** What is declared where a literal stands. */
export type Scope = {
  readonly file: string
  readonly domain: Pick<Domain, 'types' | 'predicates'>
  /** Objects, constants and variables. */
  readonly names: readonly Typed[]
}

/** The literal without its line. Throws InputError with file and line. */
export const checkLiteral = (
  { line, ...literal }: Literal & { readonly line: number },
  { file, domain, names }: Scope,
): Literal => {
  const { predicate } = literal
  const text = `(${[predicate, ...literal.arguments].join(' ')})`
  const declared = domain.predicates.find(({ name }) => name === predicate)
  const parameters = predicate === '=' ? [{ type: 'object' }, { type: 'object' }] : declared?.parameters
  if (parameters === undefined)
    return fail(
      file,
      line,
      `expected one of the predicates ${domain.predicates.map(({ name }) => `'${name}'`).join(', ') || '(there are none)'}, found '${predicate}'`,
    )
  if (literal.arguments.length !== parameters.length)
    fail(
      file,
      line,
      `expected ${parameters.length} arguments of '${predicate}', found ${literal.arguments.length} in ${text}`,
    )
  literal.arguments.forEach((argument, at) => {
    const known = names.find(({ name }) => name === argument)
    if (known === undefined)
      return fail(
        file,
        line,
        `expected an object, constant or parameter in ${text}, found '${argument}', which is not declared`,
      )
    const { type = 'object' } = parameters[at] ?? {}
    if (!lineage(domain, known.type).includes(type))
      fail(
        file,
        line,
        `expected a ${type} as argument ${at + 1} of ${text}, found '${argument}', which is a ${known.type}`,
      )
    return undefined
  })
  return literal
}
