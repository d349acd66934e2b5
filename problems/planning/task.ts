/** A planning task, grounded: facts that can become true or false, and actions that need, add and delete them. */

import { type Rows, rowOf } from './rows.ts'

/** Predicates with their objects, by number. */
export type Atoms = { readonly predicate: Int32Array; readonly objects: Rows }

/**
 * Facts, actions, objects and so on are numbers from 0. A fact may be the negation of an atom that is a fact too (`negated` 1): it holds where
 * the atom does not, and is there because an action needs it or the goal asks for it. Whatever an action both adds and deletes is added.
 */
export type Task = {
  readonly name: string
  readonly domain: string
  /** Every type after its parent, `object` first. */
  readonly types: readonly string[]
  readonly predicates: readonly string[]
  readonly schemas: readonly string[]
  readonly objects: readonly string[]
  readonly objectType: Int32Array
  readonly facts: Atoms & { readonly negated: Uint8Array }
  /** Atoms that hold in every state. */
  readonly statics: Atoms
  readonly init: Int32Array
  readonly goal: Int32Array
  readonly actions: {
    readonly schema: Int32Array
    readonly objects: Rows
    readonly needs: Rows
    readonly adds: Rows
    readonly deletes: Rows
  }
}

export const factCount = ({ facts }: Task): number => facts.predicate.length
export const actionCount = ({ actions }: Task): number => actions.schema.length

/** A fact as PDDL writes it. */
export const factText = ({ predicates, objects, facts }: Task, fact: number): string => {
  const names = Array.from(rowOf(facts.objects, fact), (one) => objects[one])
  const atom = `(${[predicates[facts.predicate[fact] as number], ...names].join(' ')})`
  return facts.negated[fact] === 1 ? `(not ${atom})` : atom
}

/** An action as a plan writes it. */
export const actionText = ({ schemas, objects, actions }: Task, action: number): string =>
  `(${[schemas[actions.schema[action] as number], ...Array.from(rowOf(actions.objects, action), (one) => objects[one])].join(' ')})`

/** Whether all facts of a row hold. */
export const holdsAll = (holds: Uint8Array, facts: Int32Array): boolean => {
  for (const fact of facts) if (holds[fact] === 0) return false
  return true
}

/** Changes a state as an action does; whether it may be applied is for the caller to know. */
export const applyTo = (holds: Uint8Array, { actions }: Task, action: number): void => {
  for (const fact of rowOf(actions.deletes, action)) holds[fact] = 0
  for (const fact of rowOf(actions.adds, action)) holds[fact] = 1
}

/** The state at the beginning, a flag for each fact. */
export const initialState = (task: Task): Uint8Array => {
  const holds = new Uint8Array(factCount(task))
  for (const fact of task.init) holds[fact] = 1
  return holds
}
