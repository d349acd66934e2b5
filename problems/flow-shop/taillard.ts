/** Taillard's 120 instances, remade from their published seeds, with what is known of their makespans. */

import { type InstanceSet, type NamedInstance, type Reference, taillardRandom } from 'heuristica/problem'
import classes from './data/taillard.json' with { type: 'json' }
import type { Instance } from './instance.ts'

type Class = (typeof classes)[number]

/** Classes whose optima are all proven (Taillard's summary of bounds). */
const solved: ReadonlySet<string> = new Set('20x5 20x10 20x20 50x5 50x10 100x5 100x10 200x10'.split(' '))

/** E. Taillard, Benchmarks for basic scheduling problems, European Journal of Operational Research 64(2), 1993: machine by machine. */
export const generateTaillard = ({ jobs, machines }: Pick<Class, 'jobs' | 'machines'>, seed: number): Instance['p'] => {
  const draw = taillardRandom(seed)
  const p = Array.from({ length: jobs }, () => new Int32Array(machines))
  for (let machine = 0; machine < machines; machine++) for (const times of p) times[machine] = draw(1, 99)
  return p
}

type Published = { readonly of: Class; readonly at: number; readonly name: string }

const published: readonly Published[] = classes.flatMap((of, index) =>
  of.seeds.map((_, at) => ({ of, at, name: `ta${String(10 * index + at + 1).padStart(3, '0')}` })),
)

const same = (p: Instance['p'], other: Instance['p']): boolean =>
  p.length === other.length && p.every((times, job) => times.join() === other[job]?.join())

const find = ({ name, p }: Instance): Published | undefined => {
  const found = published.find((one) => one.name === name)
  return found !== undefined && same(p, generateTaillard(found.of, found.of.seeds[found.at] as number))
    ? found
    : undefined
}

/** The best known makespan of an instance that has name and times of one of Taillard's; undefined for others. */
export const bestKnown = (instance: Instance): Reference | undefined => {
  const found = find(instance)
  if (found === undefined) return undefined
  const { of, at } = found
  const kind = solved.has(`${of.jobs}x${of.machines}`) ? 'optimal' : 'best-known'
  return { value: of.best[at] as number, kind, by: 'best known of Taillard’s instances (Benavides and Ritt 2018)' }
}

/** The upper bound that Taillard's file gives for the instance, which early tables measure against; undefined for others. */
export const firstKnown = (instance: Instance): Reference | undefined => {
  const found = find(instance)
  return (
    found && { value: found.of.first[found.at] as number, kind: 'best-known', by: 'upper bound in Taillard’s files' }
  )
}

/** The ten instances of each class as sets `taillard-20-5` … `taillard-500-20`. */
export const taillardSets: Readonly<Record<string, InstanceSet<Instance>>> = Object.fromEntries(
  classes.map((of, index) => [
    `taillard-${of.jobs}-${of.machines}`,
    {
      title: `Taillard's 10 instances of ${of.jobs} jobs and ${of.machines} machines`,
      published: 'Taillard 1993',
      instances: () =>
        published.slice(10 * index, 10 * index + 10).map(({ at, name }): NamedInstance<Instance> => ({
          id: name,
          group: `${of.jobs} x ${of.machines}`,
          data: { name, p: generateTaillard(of, of.seeds[at] as number) },
        })),
    },
  ]),
)
