/** Reads text files of flow shops: Taillard's layout (machine by machine, several instances a file) and the OR-Library's (job by job, as pairs of machine and time). */

import { InputError, type InstanceReader, type NumberInFile, type NumberRun, readNumberRuns } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'
import { maxJobs, maxMachines } from './limits.ts'

type Sized = { readonly jobs: number; readonly machines: number; readonly times: readonly NumberInFile[] }

/** An instance is one run of numbers, or, in Taillard's layout, two: sizes, seed and bounds, and below another heading the times. */
const partsOf = (runs: readonly NumberRun[], file: string): readonly Sized[] => {
  const parts: Sized[] = []
  for (let at = 0; at < runs.length; at++) {
    const { numbers } = runs[at] as NumberRun
    const [jobs, machines] = numbers
    const fits = (size: NumberInFile | undefined, most: number): size is NumberInFile =>
      size !== undefined && size.value >= 1 && size.value <= most
    if (!fits(jobs, maxJobs) || !fits(machines, maxMachines))
      throw new InputError(
        `${file}:${jobs?.line ?? 1}: expected a number of jobs from 1 to ${maxJobs} and of machines from 1 to ${maxMachines}`,
      )
    const next = runs[at + 1]
    const isHeaded = next !== undefined && /times/i.test(next.heading)
    if (isHeaded) at++
    parts.push({ jobs: jobs.value, machines: machines.value, times: isHeaded ? next.numbers : numbers.slice(2) })
  }
  return parts
}

const instanceOf = ({ jobs, machines, times }: Sized, at: number, file: string): Instance => {
  const line = times[0]?.line ?? 1
  const fail = (problem: string, where = line): never => {
    throw new InputError(`${file}:${where}: instance ${at + 1}: ${problem}`)
  }
  const count = jobs * machines
  const isPairs = times.length === 2 * count
  if (times.length !== count && !isPairs)
    fail(
      `${jobs} jobs on ${machines} machines need ${count} times, or ${2 * count} numbers as pairs of machine and time; got ${times.length}`,
      times.at(-1)?.line,
    )
  const place = (job: number, machine: number): number =>
    isPairs ? 2 * (job * machines + machine) + 1 : machine * jobs + job
  if (isPairs) {
    const stray = times.findIndex(({ value }, index) => index % 2 === 0 && value !== (index / 2) % machines)
    if (stray >= 0)
      fail(
        `expected machine ${(stray / 2) % machines}, got ${times[stray]?.value}: every job goes through all machines in order`,
        times[stray]?.line,
      )
  }
  const p = Array.from({ length: jobs }, (_, job) =>
    Array.from({ length: machines }, (_, machine) => times[place(job, machine)]?.value),
  )
  const parsed = instanceSchema.safeParse({ p })
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an instance' }
  const [, job, machine] = path
  const cell = typeof job === 'number' && typeof machine === 'number' ? times[place(job, machine)] : undefined
  return fail(`job ${Number(job) + 1}, machine ${Number(machine) + 1}: ${message}`, cell?.line)
}

/** Throws InputError with file, line, instance, and what is wrong. */
export const readTextFile: InstanceReader<Instance> = (text, file) => {
  const parts = partsOf(readNumberRuns(text, file), file)
  if (parts.length === 0)
    throw new InputError(`${file}: expected the numbers of jobs and machines, then the times; it has no numbers`)
  return { instances: parts.map((part, at) => instanceOf(part, at, file)), notices: [] }
}
