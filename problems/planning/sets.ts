/** The instance sets of a domain: fresh tasks, and the competition's, both remade from their seeds. */

import { type InstanceSet, type NamedInstance, pythonRandom } from 'heuristica/problem'
import { type Growth, type PlanningDomain, type Size, sizesOf } from './domains/domain.ts'
import { ground } from './ground.ts'
import type { Problem } from './pddl/syntax.ts'
import type { Task } from './task.ts'

type Set = InstanceSet<Task>

const competition = 'International Planning Competition 2023, learning track, easy tasks for testing'
const firstSeed = { train: 100_000, validation: 200_000, test: 300_000, competition: 1007 }

/** The n-th task of a set, as PDDL. */
export const problemOf = ({ domain, generate }: PlanningDomain, size: Size, seed: number, name: string): Problem => ({
  name,
  domain: domain.name,
  ...generate(size, pythonRandom(seed)),
})

const groupOf = (at: number, tasks: number): string => (2 * at < tasks ? 'smaller half' : 'larger half')

/** The easy tasks of the competition whose shortest plans are soon proved. */
const first = 6
const firstGroup = (at: number): string => (2 * at < first ? 'tasks 1 to 3' : 'tasks 4 to 6')

const named = (
  one: PlanningDomain,
  sizes: readonly Size[],
  first: number,
  stem: string,
): readonly NamedInstance<Task>[] =>
  sizes.map((size, at) => {
    const name = `${stem}-${String(at + 1).padStart(2, '0')}`
    const data = ground({ domain: one.domain, problem: problemOf(one, size, first + at, name) })
    return { id: name, group: groupOf(at, sizes.length), data }
  })

const titleOf = ({ name, counts }: PlanningDomain, sizes: readonly Size[]): string => {
  const ranges = counts.map((what, at) => {
    const numbers = sizes.map((size) => size[at] as number)
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
    return `${low === high ? low : `${low} to ${high}`} ${what}`
  })
  return `${sizes.length} tasks of ${name} with ${ranges.join(', ')}`
}

/** Every other task first, so that the racing block is a fair sample of sizes. */
const spread = <Value>(all: readonly Value[]): readonly Value[] => [
  ...all.filter((_, at) => at % 3 === 1),
  ...all.filter((_, at) => at % 3 !== 1),
]

const fresh = (one: PlanningDomain, split: 'train' | 'validation' | 'test', growth: Growth): Set => {
  const sizes = sizesOf(growth, 1)
  return {
    title: titleOf(one, sizes),
    instances: () => spread(named(one, sizes, firstSeed[split], `${one.name}-${split}`)),
    racing: Math.floor((sizes.length + 1) / 3),
  }
}

/** The sets of a domain by name. */
export const setsOf = (one: PlanningDomain): Readonly<Record<string, Set>> => ({
  train: fresh(one, 'train', one.train),
  validation: fresh(one, 'validation', one.validation),
  test: fresh(one, 'test', one.test),
  'ipc2023-easy': {
    title: titleOf(one, one.easy),
    published: competition,
    instances: () => named(one, one.easy, firstSeed.competition, `${one.name}-easy`),
  },
  'ipc2023-first': {
    title: `the first ${first} of them`,
    published: competition,
    instances: () =>
      named(one, one.easy.slice(0, first), firstSeed.competition, `${one.name}-easy`).map((task, at) => ({
        ...task,
        group: firstGroup(at),
      })),
  },
})
