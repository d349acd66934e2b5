/** Taillard's 80 instances, remade from their published seeds, with what is known of their makespans. */

import { type InstanceSet, type NamedInstance, type Reference, taillardRandom } from 'heuristica/problem'
import classes from './data/taillard.json' with { type: 'json' }
import type { Instance } from './instance.ts'

type Class = (typeof classes)[number]

/** E. Taillard, Benchmarks for basic scheduling problems, European Journal of Operational Research 64(2), 1993. */
export const generateTaillard = (
  { jobs, machines }: Pick<Class, 'jobs' | 'machines'>,
  seeds: { readonly times: number; readonly machines: number },
): Pick<Instance, 'machine' | 'p'> => {
  const drawTime = taillardRandom(seeds.times)
  const drawMachine = taillardRandom(seeds.machines)
  const rows = Array.from({ length: jobs })
  const p = rows.map(() => Int32Array.from({ length: machines }, () => drawTime(1, 99)))
  const machine = rows.map(() => {
    const visited = Int32Array.from({ length: machines }, (_, at) => at)
    for (let at = 0; at < machines; at++) {
      const other = drawMachine(at, machines - 1)
      const swapped = visited[at] as number
      visited[at] = visited[other] as number
      visited[other] = swapped
    }
    return visited
  })
  return { machine, p }
}

type Published = { readonly of: Class; readonly at: number; readonly name: string }

const published: readonly Published[] = classes.flatMap((of, index) =>
  of.times.map((_, at) => ({ of, at, name: `ta${String(10 * index + at + 1).padStart(2, '0')}` })),
)

const generate = ({ of, at }: Published): Pick<Instance, 'machine' | 'p'> =>
  generateTaillard(of, { times: of.times[at] as number, machines: of.machineSeeds[at] as number })

const same = (rows: readonly Int32Array[], others: readonly Int32Array[]): boolean =>
  rows.length === others.length && rows.every((row, job) => row.join() === others[job]?.join())

/** The best known makespan of an instance that has name and operations of one of Taillard's; undefined for others. */
export const bestKnown = (instance: Instance): Reference | undefined => {
  const found = published.find(({ name }) => name === instance.name)
  if (found === undefined) return undefined
  const { machine, p } = generate(found)
  if (!same(machine, instance.machine) || !same(p, instance.p)) return undefined
  const value = found.of.best[found.at] as number
  const kind = value === found.of.lower[found.at] ? 'optimal' : 'best-known'
  return { value, kind, by: 'best known of Taillard’s instances (JSPLib 2026)' }
}

const named = (one: Published): NamedInstance<Instance> => ({
  id: one.name,
  group: `${one.of.jobs} x ${one.of.machines}`,
  data: { name: one.name, ...generate(one) },
})

/** Those that the tests of cpscheduler give makespans of rules for. */
const sample = [1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80]

/** The ten instances of each class as sets `taillard-15-15` … `taillard-100-20`, and fourteen of all sizes as `taillard-sample`. */
export const taillardSets: Readonly<Record<string, InstanceSet<Instance>>> = {
  ...Object.fromEntries(
    classes.map((of, index) => [
      `taillard-${of.jobs}-${of.machines}`,
      {
        title: `Taillard's 10 instances of ${of.jobs} jobs and ${of.machines} machines`,
        published: 'Taillard 1993',
        instances: () => published.slice(10 * index, 10 * index + 10).map(named),
      },
    ]),
  ),
  'taillard-sample': {
    title: `${sample.length} of Taillard's instances, of all sizes`,
    published: 'Taillard 1993',
    instances: () => sample.map((number) => named(published[number - 1] as Published)),
  },
}
