import * as fc from 'fast-check'
import { InputError } from 'heuristica/problem'
import { expect, test } from 'vitest'
import { domains } from '../domains/index.ts'
import { parseDomainText, parsePddl } from './parse.ts'
import { printDomain, printProblem } from './print.ts'
import type { Domain, Literal, Problem, Typed } from './syntax.ts'

const distinct = (stem: string, most: number): fc.Arbitrary<readonly string[]> =>
  fc.integer({ min: 0, max: most }).map((count) => Array.from({ length: count }, (_, at) => `${stem}-${at}`))

const typedBy = (names: readonly string[], types: readonly string[]): fc.Arbitrary<readonly Typed[]> =>
  fc.tuple(...names.map((name) => fc.constantFrom('object', ...types).map((type) => ({ name, type }))))

/** Domains of any shape whose literals are about objects of any type. */
const pairs: fc.Arbitrary<{ readonly domain: Domain; readonly problem: Problem }> = fc
  .record({
    types: distinct('t', 3),
    constants: distinct('c', 2),
    objects: distinct('o', 3),
    variables: distinct('?v', 3),
  })
  .chain(({ types, constants, objects, variables }) => {
    const arity = [0, 1, 2, 3]
    const predicates = arity.map((count) => ({
      name: `p${count}`,
      parameters: Array.from({ length: count }, (_, at) => ({ name: `?x${at}`, type: 'object' })),
    }))
    const literals = (names: readonly string[], negations: boolean): fc.Arbitrary<readonly Literal[]> =>
      fc.array(
        fc.constantFrom(...(names.length > 0 ? arity : [0])).chain((count) =>
          fc.record({
            negated: negations ? fc.boolean() : fc.constant(false),
            predicate: fc.constant(`p${count}`),
            arguments: fc.tuple(...Array.from({ length: count }, () => fc.constantFrom(...names))),
          }),
        ),
        { maxLength: 4 },
      )
    const all = [...constants, ...objects]
    return fc.record({
      domain: fc.record({
        name: fc.constant('d'),
        requirements: fc.subarray([':strips', ':typing', ':negative-preconditions']),
        types: fc.constant(types.map((name, at) => ({ name, type: at === 0 ? 'object' : (types[at - 1] as string) }))),
        constants: typedBy(constants, types),
        predicates: fc.constant(predicates),
        actions: fc.tuple(
          fc.record({
            name: fc.constant('a'),
            parameters: typedBy(variables, types),
            precondition: literals([...variables, ...constants], true),
            effect: literals([...variables, ...constants], true),
          }),
        ),
      }),
      problem: fc.record({
        name: fc.constant('q'),
        domain: fc.constant('d'),
        objects: typedBy(objects, types),
        init: literals(all, false),
        goal: literals(all, true),
      }),
    })
  })

test('what is printed is read as the same', () => {
  fc.assert(
    fc.property(pairs, ({ domain, problem }) => {
      const text = `${printDomain(domain)}\n; a remark (\n${printProblem(problem)}`
      expect(parsePddl(text, 'a.pddl')).toEqual([{ domain, problem }])
      expect(parsePddl(text.toUpperCase(), 'a.pddl')).toEqual([{ domain, problem }])
    }),
  )
  for (const domain of domains) expect(parseDomainText(printDomain(domain), 'a.pddl')).toEqual(domain)
})

test('a text that is cut short or changed is refused with its line, or read', () => {
  const text = `${printDomain(domains[1] as Domain)}\n(define (problem p) (:domain childsnack) (:init) (:goal (and)))`
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('', '(', ')', '-', '?x', 'not', ' (or '), (at, put) => {
      try {
        parsePddl(text.slice(0, at) + put + text.slice(at + 1), 'a.pddl')
      } catch (error) {
        expect(error).toBeInstanceOf(InputError)
        expect((error as Error).message).toMatch(/^a\.pddl:\d+: /)
      }
    }),
  )
})

const domain = `(define (domain ferry-boats)
  (:requirements :strips :typing)
  (:types car place - object)
  (:predicates (at ?c - car ?p - place) (free))
  (:action board
    :parameters (?c - car ?p - place)
    :precondition (and (at ?c ?p) (free))
    :effect (and (not (at ?c ?p)) (not (free)))))`
const problem = `(define (problem one)
  (:domain ferry-boats)
  (:objects c1 - car p1 - place)
  (:init (at c1 p1) (free))
  (:goal (at c1 p1)))`

test.each([
  [
    'an open parenthesis',
    domain.slice(0, -1),
    "a.pddl:1: expected ')' for the '(' that opens here, found the end of the file",
  ],
  ['a closing one', `${domain})`, "a.pddl:8: expected '(' or the end of the file, found ')'"],
  [
    'no definition',
    '(domain x)',
    "a.pddl:1: expected '(define (domain …) …)' or '(define (problem …) …)', found '(domain …)'",
  ],
  [
    'a requirement',
    domain.replace(':typing', ':adl'),
    "a.pddl:2: expected one of :strips, :typing, :negative-preconditions, :equality, found ':adl'",
  ],
  [
    'a section',
    domain.replace('(:types', '(:functions'),
    "a.pddl:3: expected ':requirements', ':types', ':constants', ':predicates' or ':action', found ':functions'",
  ],
  [
    'a type',
    domain.replace('?c - car ?p', '?c - cart ?p'),
    "a.pddl:4: expected a type of (:types …), found 'cart' for '?c'",
  ],
  [
    'either',
    domain.replace('- car ?p', '- (either car place) ?p'),
    "a.pddl:4: expected a type, found '(either …)': types by 'either' are not supported",
  ],
  [
    'a predicate',
    domain.replace('(at ?c ?p) (free)', '(on ?c ?p)'),
    "a.pddl:7: expected one of the predicates 'at', 'free', found 'on'",
  ],
  [
    'arguments',
    domain.replace('(at ?c ?p) (free)', '(at ?c)'),
    "a.pddl:7: expected 2 arguments of 'at', found 1 in (at ?c)",
  ],
  [
    'a variable',
    domain.replace('(at ?c ?p) (free)', '(at ?c ?q)'),
    "a.pddl:7: expected an object, constant or parameter in (at ?c ?q), found '?q', which is not declared",
  ],
  [
    'types of arguments',
    domain.replace('(at ?c ?p) (free)', '(at ?p ?c)'),
    "a.pddl:7: expected a car as argument 1 of (at ?p ?c), found '?p', which is a place",
  ],
  [
    'disjunctions',
    domain.replace('(and (at', '(or (at'),
    "a.pddl:7: expected an atom, found '(or …)': disjunctions are not supported, only STRIPS with types and negative preconditions",
  ],
  [
    'costs',
    domain.replace('(not (free))', '(increase (cost) 1)'),
    "a.pddl:8: expected an atom, found '(increase …)': action costs and other numbers are not supported",
  ],
  ['no effect', domain.replace(/:effect .*$/m, '))'), "a.pddl:5: expected an ':effect' of action 'board', found none"],
  [
    'a part of an action',
    domain.replace(':effect', ':effects'),
    "a.pddl:8: expected ':parameters', ':precondition' or ':effect' of action 'board', each once, found ':effects'",
  ],
  ['a twin', domain.replace('car place -', 'car car -'), "a.pddl:3: 'car' is declared twice"],
])('says where a domain is wrong: %s', (_, text, message) => {
  expect(() => parsePddl(`${text}\n${problem}`, 'a.pddl')).toThrow(message)
})

test.each([
  [
    'no problem',
    '',
    "a.pddl:1: expected '(define (problem …) …)', found none: put the problems behind their domain in one file",
  ],
  [
    'its domain',
    problem.replace('ferry-boats', 'ferries'),
    "a.pddl:10: expected the domain 'ferries' in front of the problem, found none",
  ],
  ['no goal', problem.replace(/\(:goal .*$/m, ')'), "a.pddl:9: expected a section ':goal', found none"],
  ['two goals', problem.replace('(:goal', '(:goal (free)'), 'a.pddl:13: expected one condition in (:goal …), found 2'],
  [
    'a fact about nobody',
    problem.replace('(at c1 p1) (free)', '(at c2 p1)'),
    "a.pddl:12: expected an object, constant or parameter in (at c2 p1), found 'c2', which is not declared",
  ],
  [
    'an object of no type',
    problem.replace('c1 - car', 'c1 - boat'),
    "a.pddl:11: expected a type of domain 'ferry-boats', found 'boat' for 'c1'",
  ],
  ['a negation', problem.replace('(free)', '(not (free))'), 'a.pddl:12: expected an atom in :init, found a negation'],
  [
    'a metric',
    problem.replace('(:goal', '(:metric minimize (cost)) (:goal'),
    "a.pddl:13: expected ':domain', ':objects', ':init' or ':goal', found ':metric'",
  ],
])('says where a problem is wrong: %s', (_, text, message) => {
  expect(() => parsePddl(`${domain}\n${text}`, 'a.pddl')).toThrow(message)
})
