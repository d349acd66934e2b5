/** Grounds a PDDL problem: binds the parameters of actions to objects, and keeps what can ever happen. */

import { InputError } from 'heuristica/problem'
import { maxActions, maxObjects } from './limits.ts'
import { type ActionSchema, type Domain, lineage, type Literal, type Problem } from './pddl/syntax.ts'
import { rowsOf } from './rows.ts'
import type { Atoms, Task } from './task.ts'

const keyOf = (predicate: string, names: readonly string[]): string => [predicate, ...names].join(' ')

type Action = {
  readonly schema: number
  readonly names: readonly string[]
  readonly needs: readonly string[]
  readonly needsFalse: readonly string[]
  readonly adds: readonly string[]
  readonly deletes: readonly string[]
}

/** What does not change while a problem is grounded. */
type Grounds = {
  readonly domain: Domain
  readonly problem: Problem
  /** Objects, constants first, by type, whatever is below it included. */
  readonly byType: ReadonlyMap<string, readonly string[]>
  readonly init: ReadonlySet<string>
  /** Predicates that some action changes. */
  readonly fluents: ReadonlySet<string>
}

const groundsOf = (domain: Domain, problem: Problem): Grounds => {
  const objects = [...domain.constants, ...problem.objects]
  if (objects.length > maxObjects)
    throw new InputError(`${problem.name} has ${objects.length} objects, at most ${maxObjects} are taken`)
  const byType = new Map<string, string[]>([['object', []]])
  for (const { name } of domain.types) byType.set(name, [])
  for (const { name, type } of objects) for (const above of lineage(domain, type)) byType.get(above)?.push(name)
  return {
    domain,
    problem,
    byType,
    init: new Set(problem.init.map((one) => keyOf(one.predicate, one.arguments))),
    fluents: new Set(domain.actions.flatMap(({ effect }) => effect.map(({ predicate }) => predicate))),
  }
}

/** Whether a literal that no action changes is true. */
const isTrueForGood = ({ predicate, negated }: Literal, names: readonly string[], { init }: Grounds): boolean =>
  (predicate === '=' ? names[0] === names[1] : init.has(keyOf(predicate, names))) !== negated

/** The ground actions of a schema whose unchanging conditions are met, in the order of the objects. */
const bindings = (
  schema: ActionSchema,
  number: number,
  grounds: Grounds,
  room: { left: number },
): readonly Action[] => {
  const { byType, fluents, problem } = grounds
  const position = new Map(schema.parameters.map(({ name }, at) => [name, at]))
  const bound: string[] = []
  const namesOf = ({ arguments: names }: Literal): readonly string[] =>
    names.map((name) => (name.startsWith('?') ? (bound[position.get(name) as number] as string) : name))
  /** Unchanging conditions by the parameter that completes them; those without parameters are with the first. */
  const checks: Literal[][] = [[], ...schema.parameters.map(() => [])]
  for (const literal of schema.precondition) {
    if (fluents.has(literal.predicate)) continue
    const last = Math.max(-1, ...literal.arguments.map((name) => position.get(name) ?? -1))
    checks[last + 1]?.push(literal)
  }
  const keys = (literals: readonly Literal[], negated: boolean): readonly string[] => [
    ...new Set(literals.filter((one) => one.negated === negated).map((one) => keyOf(one.predicate, namesOf(one)))),
  ]
  const fluent = schema.precondition.filter(({ predicate }) => fluents.has(predicate))
  const found: Action[] = []
  const bind = (at: number): void => {
    if (!(checks[at] as Literal[]).every((literal) => isTrueForGood(literal, namesOf(literal), grounds))) return
    const parameter = schema.parameters[at]
    if (parameter !== undefined) {
      for (const name of byType.get(parameter.type) ?? []) {
        bound[at] = name
        bind(at + 1)
      }
      return
    }
    if (--room.left < 0)
      throw new InputError(`${problem.name} has more than ${maxActions} ground actions; use smaller tasks`)
    const adds = keys(schema.effect, false)
    const deletes = keys(schema.effect, true).filter((key) => !adds.includes(key))
    found.push({
      schema: number,
      names: bound.slice(0, schema.parameters.length),
      needs: keys(fluent, false),
      needsFalse: keys(fluent, true),
      adds,
      deletes,
    })
  }
  bind(0)
  return found
}

/** What can become true when nothing is ever deleted, and the actions that can then be applied, in their order. */
const reachable = (
  actions: readonly Action[],
  { init }: Grounds,
): { readonly atoms: ReadonlySet<string>; readonly actions: readonly Action[] } => {
  const atoms = new Set(init)
  const waiting = new Map<string, number[]>()
  const missing = Int32Array.from(actions, ({ needs }) => needs.filter((key) => !atoms.has(key)).length)
  const ready: number[] = []
  actions.forEach(({ needs }, at) => {
    if (missing[at] === 0) ready.push(at)
    for (const key of needs) if (!atoms.has(key)) waiting.set(key, [...(waiting.get(key) ?? []), at])
  })
  const isReached = new Uint8Array(actions.length)
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    isReached[next] = 1
    for (const key of (actions[next] as Action).adds) {
      if (atoms.has(key)) continue
      atoms.add(key)
      for (const at of waiting.get(key) ?? []) if (--(missing[at] as number) === 0) ready.push(at)
    }
  }
  return { atoms, actions: actions.filter((_, at) => isReached[at] === 1) }
}

const not = 'not '

/** The facts by key: atoms that change and can be true, then the negations that something asks for. */
const factsOf = (
  actions: readonly Action[],
  atoms: ReadonlySet<string>,
  goal: readonly Literal[],
  { fluents }: Grounds,
): readonly string[] => {
  const predicateOf = (key: string): string => key.split(' ')[0] as string
  const positive = [...atoms].filter((key) => fluents.has(predicateOf(key)))
  const asked = [
    ...actions.flatMap(({ needsFalse }) => needsFalse),
    ...goal.filter(({ negated }) => negated).map((one) => keyOf(one.predicate, one.arguments)),
  ]
  return [...positive, ...new Set(asked.filter((key) => atoms.has(key)).map((key) => not + key))]
}

/** The task. Throws InputError where it is too large, or its goal can never be reached. */
export const ground = ({ domain, problem }: { readonly domain: Domain; readonly problem: Problem }): Task => {
  const grounds = groundsOf(domain, problem)
  const { init, fluents } = grounds
  const room = { left: maxActions }
  const candidates = domain.actions.flatMap((schema, at) => bindings(schema, at, grounds, room))
  const { atoms, actions } = reachable(candidates, grounds)
  const impossible = (literal: Literal): never => {
    throw new InputError(
      `the goal of ${problem.name} can never be reached: no plan makes ${literal.negated ? 'not ' : ''}(${keyOf(literal.predicate, literal.arguments)}) true`,
    )
  }
  const goal = problem.goal.filter((literal) => {
    const key = keyOf(literal.predicate, literal.arguments)
    if (fluents.has(literal.predicate) && (!literal.negated || atoms.has(key)))
      return atoms.has(key) || impossible(literal)
    return literal.negated !== atoms.has(key) && isTrueForGood(literal, literal.arguments, grounds)
      ? false
      : impossible(literal)
  })

  const keys = factsOf(actions, atoms, goal, grounds)
  const number = new Map(keys.map((key, at) => [key, at]))
  const numbers = (some: readonly string[]): readonly number[] => some.flatMap((key) => number.get(key) ?? [])
  const objects = [...domain.constants, ...problem.objects]
  const objectNumber = new Map(objects.map(({ name }, at) => [name, at]))
  const types = ['object', ...domain.types.map(({ name }) => name)]
  const predicateNumber = new Map(domain.predicates.map(({ name }, at) => [name, at]))
  const atomsOf = (some: readonly string[]): Atoms => {
    const words = some.map((key) => (key.startsWith(not) ? key.slice(not.length) : key).split(' '))
    return {
      predicate: Int32Array.from(words, ([predicate = '']) => predicateNumber.get(predicate) as number),
      objects: rowsOf(words.map(([, ...names]) => names.map((name) => objectNumber.get(name) as number))),
    }
  }
  /** What is made true by making atoms false, and the other way round. */
  const opposite = (some: readonly string[]): readonly number[] => numbers(some.map((key) => not + key))
  return {
    name: problem.name,
    domain: domain.name,
    types,
    predicates: domain.predicates.map(({ name }) => name),
    schemas: domain.actions.map(({ name }) => name),
    objects: objects.map(({ name }) => name),
    objectType: Int32Array.from(objects, ({ type }) => types.indexOf(type)),
    facts: { ...atomsOf(keys), negated: Uint8Array.from(keys, (key) => (key.startsWith(not) ? 1 : 0)) },
    statics: atomsOf([...init].filter((key) => !fluents.has(key.split(' ')[0] as string))),
    init: Int32Array.from(
      keys.flatMap((key, at) => (key.startsWith(not) !== init.has(key.replace(not, '')) ? [at] : [])),
    ),
    goal: Int32Array.from(
      new Set(goal.map((one) => number.get((one.negated ? not : '') + keyOf(one.predicate, one.arguments)) as number)),
    ),
    actions: {
      schema: Int32Array.from(actions, ({ schema }) => schema),
      objects: rowsOf(actions.map(({ names }) => names.map((name) => objectNumber.get(name) as number))),
      needs: rowsOf(actions.map(({ needs, needsFalse }) => [...numbers(needs), ...opposite(needsFalse)])),
      adds: rowsOf(actions.map(({ adds, deletes }) => [...numbers(adds), ...opposite(deletes)])),
      deletes: rowsOf(actions.map(({ adds, deletes }) => [...numbers(deletes), ...opposite(adds)])),
    },
  }
}
