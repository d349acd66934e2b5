/** Writes PDDL, so that reading it gives the same again. */

import type { ActionSchema, Domain, Literal, Problem, Typed } from './syntax.ts'

const atom = ({ predicate, arguments: names }: Literal): string => `(${[predicate, ...names].join(' ')})`
const literalText = (literal: Literal): string => (literal.negated ? `(not ${atom(literal)})` : atom(literal))
const conjunction = (literals: readonly Literal[]): string =>
  literals.length === 1
    ? literalText(literals[0] as Literal)
    : `(and${literals.map((one) => ` ${literalText(one)}`).join('')})`

/** Runs of one type share it; every type is written, so that a later one is not taken for that of names before it. */
const typed = (names: readonly Typed[]): string =>
  names.map(({ name, type }, at) => (names[at + 1]?.type === type ? name : `${name} - ${type}`)).join(' ')

const section = (title: string, body: string): readonly string[] => (body === '' ? [] : [`  (${title} ${body})`])

const actionLines = ({ name, parameters, precondition, effect }: ActionSchema): readonly string[] => [
  `  (:action ${name}`,
  `    :parameters (${typed(parameters)})`,
  `    :precondition ${conjunction(precondition)}`,
  `    :effect ${conjunction(effect)})`,
]

/** A domain as PDDL. */
export const printDomain = ({ name, requirements, types, constants, predicates, actions }: Domain): string =>
  [
    `(define (domain ${name})`,
    ...section(':requirements', requirements.join(' ')),
    ...section(':types', typed(types)),
    ...section(':constants', typed(constants)),
    ...section(
      ':predicates',
      predicates.map((one) => `(${[one.name, typed(one.parameters)].filter(Boolean).join(' ')})`).join(' '),
    ),
    ...actions.flatMap(actionLines),
    ')',
  ].join('\n')

/** A problem as PDDL. */
export const printProblem = ({ name, domain, objects, init, goal }: Problem): string =>
  [
    `(define (problem ${name})`,
    `  (:domain ${domain})`,
    ...section(':objects', typed(objects)),
    `  (:init${init.map((one) => ` ${literalText(one)}`).join('')})`,
    `  (:goal ${conjunction(goal)}))`,
  ].join('\n')
