/** What a planning domain ships: its PDDL, and the generator of its tasks. */

import { parseDomainText } from '../pddl/parse.ts'
import type { Domain, Literal, Problem, Typed } from '../pddl/syntax.ts'
import type { PythonRandom } from 'heuristica/problem'

/** Numbers of things of each kind, in the order that the domain names them. */
export type Size = readonly number[]

/** Sizes that grow evenly from the first to the last of so many tasks, each number rounded down. */
export type Growth = { readonly from: Size; readonly to: Size; readonly tasks: number }

export type PlanningDomain = {
  readonly name: string
  readonly domain: Domain
  /** What the numbers of a size are. */
  readonly counts: readonly string[]
  /** A random task, drawn as the generator of the International Planning Competition 2023 (learning track) draws it. */
  readonly generate: (size: Size, random: PythonRandom) => Omit<Problem, 'name' | 'domain'>
  /** The sizes of the competition's easy tasks for testing. */
  readonly easy: readonly Size[]
  readonly train: Growth
  readonly validation: Growth
  readonly test: Growth
}

export const domainOf = (text: string, name: string): Domain => parseDomainText(text, `${name}.pddl`)

export const atom = (predicate: string, ...names: readonly string[]): Literal => ({
  negated: false,
  predicate,
  arguments: names,
})

/** `count` names made of a stem and the numbers from `first`. */
export const names = (stem: string, count: number, first = 1): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${stem}${at + first}`)

export const typed = (type: string, all: readonly string[]): readonly Typed[] => all.map((name) => ({ name, type }))

/** The sizes of a growth. `spare` 1 reaches the last size within the last step, as most of the competition's generators do. */
export const sizesOf = ({ from, to, tasks }: Growth, spare: 0 | 1 = 0): readonly Size[] =>
  Array.from({ length: tasks }, (_, at) =>
    from.map((low, which) => Math.floor(low + (((to[which] as number) + spare - low) / tasks) * at)),
  )
