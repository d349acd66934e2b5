/** What a heuristic sees of a task: frozen copies, so that it can neither change the search nor its own later answers by accident. */

import { rowOf, type Rows } from '../rows.ts'
import { actionCount, type Atoms, type Task } from '../task.ts'

type Numbers = readonly number[]

export type AtomView = { readonly predicate: number; readonly objects: Numbers }
export type FactView = AtomView & { readonly negated: number }
export type ActionView = {
  readonly schema: number
  readonly objects: Numbers
  readonly needs: Numbers
  readonly adds: Numbers
  readonly deletes: Numbers
}
export type TaskView = {
  readonly predicates: Readonly<Record<string, number>>
  readonly types: Readonly<Record<string, number>>
  readonly schemas: Readonly<Record<string, number>>
  readonly objects: readonly { readonly type: number }[]
  readonly facts: readonly FactView[]
  readonly statics: readonly AtomView[]
  readonly goal: Numbers
  readonly actions: readonly ActionView[]
}

const reserved: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

/** A name of PDDL as one of JavaScript: `on-table` is onTable, `in` is in_. */
export const fieldName = (name: string): string => {
  const camel = name.replaceAll(/[^a-z0-9]+([a-z0-9]?)/g, (_, next: string) => next.toUpperCase())
  const safe = /^[0-9]/.test(camel) ? `_${camel}` : camel
  return reserved.has(safe) ? `${safe}_` : safe
}

const frozen = (row: Int32Array): Numbers => Object.freeze([...row])

const numbering = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.freeze(Object.fromEntries(names.map((name, at) => [fieldName(name), at])))

const atomsOf = ({ predicate, objects }: Atoms): readonly AtomView[] =>
  Array.from(predicate, (number, at) => Object.freeze({ predicate: number, objects: frozen(rowOf(objects, at)) }))

/** The view of a task. Actions, of which there are many, are made when they are first asked for. */
export const viewOf = (task: Task): TaskView => {
  let actions: readonly ActionView[] | undefined
  const row = (rows: Rows, at: number): Numbers => frozen(rowOf(rows, at))
  const makeActions = (): readonly ActionView[] =>
    Object.freeze(
      Array.from({ length: actionCount(task) }, (_, at) =>
        Object.freeze({
          schema: task.actions.schema[at] as number,
          objects: row(task.actions.objects, at),
          needs: row(task.actions.needs, at),
          adds: row(task.actions.adds, at),
          deletes: row(task.actions.deletes, at),
        }),
      ),
    )
  const view = {
    predicates: numbering(task.predicates),
    types: numbering(task.types),
    schemas: numbering(task.schemas),
    objects: Object.freeze(Array.from(task.objectType, (type) => Object.freeze({ type }))),
    facts: Object.freeze(
      atomsOf(task.facts).map((one, at) => Object.freeze({ ...one, negated: task.facts.negated[at] as number })),
    ),
    statics: Object.freeze(atomsOf(task.statics)),
    goal: frozen(task.goal),
    get actions(): readonly ActionView[] {
      return (actions ??= makeActions())
    },
  }
  return Object.freeze(view)
}
