/** Reads text files of job shops: the OR-Library's layout (a row a job, pairs of machine and time) and Taillard's (times, then machines from 1, several instances a file). */

import { InputError, type InstanceReader, type NumberInFile, type NumberRun, readNumberRuns } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'
import { maxJobs, maxMachines } from './limits.ts'

/** An operation as it stands in the file; machines are from `firstMachine` on. */
type Cell = { readonly machine: NumberInFile; readonly p: NumberInFile }

type Part = {
  readonly jobs: number
  readonly machines: number
  readonly cells: readonly Cell[]
  readonly firstMachine: 0 | 1
}

const fail = (file: string, line: number | undefined, at: number, problem: string): never => {
  throw new InputError(`${file}:${line ?? 1}: instance ${at + 1}: ${problem}`)
}

const expectCount = (numbers: readonly NumberInFile[], count: number, what: string, at: number, file: string): void => {
  if (numbers.length !== count)
    fail(file, numbers.at(-1)?.line, at, `expected ${count} numbers, ${what}; got ${numbers.length}`)
}

/** One instance and how many runs of numbers it takes. */
const partAt = (runs: readonly NumberRun[], from: number, at: number, file: string): readonly [Part, number] => {
  const numbers = runs[from]?.numbers ?? []
  const [jobs, machines] = numbers
  if (
    jobs === undefined ||
    machines === undefined ||
    !(jobs.value >= 1 && jobs.value <= maxJobs) ||
    !(machines.value >= 1 && machines.value <= maxMachines)
  )
    return fail(
      file,
      jobs?.line,
      at,
      `expected a number of jobs from 1 to ${maxJobs} and of machines from 1 to ${maxMachines}`,
    )
  const sizes = { jobs: jobs.value, machines: machines.value }
  const count = sizes.jobs * sizes.machines
  const size = `${sizes.jobs} jobs with ${sizes.machines} operations each`
  const [times, visited] = [runs[from + 1], runs[from + 2]]
  if (times !== undefined && /times/i.test(times.heading)) {
    expectCount(times.numbers, count, `the times of ${size}`, at, file)
    if (visited === undefined || !/machines/i.test(visited.heading))
      return fail(
        file,
        times.numbers.at(-1)?.line,
        at,
        'expected the heading Machines and the machines of all operations after the times',
      )
    expectCount(visited.numbers, count, `the machines of ${size}`, at, file)
    const cells = times.numbers.map((p, cell) => ({ p, machine: visited.numbers[cell] as NumberInFile }))
    return [{ ...sizes, cells, firstMachine: 1 }, 3]
  }
  const pairs = numbers.slice(2)
  expectCount(pairs, 2 * count, `pairs of machine and time for ${size}`, at, file)
  const cells = Array.from({ length: count }, (_, cell) => ({
    machine: pairs[2 * cell] as NumberInFile,
    p: pairs[2 * cell + 1] as NumberInFile,
  }))
  return [{ ...sizes, cells, firstMachine: 0 }, 1]
}

const instanceOf = ({ jobs, machines, cells, firstMachine }: Part, at: number, file: string): Instance => {
  const rows = (of: (cell: Cell) => number): number[][] =>
    Array.from({ length: jobs }, (_, job) => cells.slice(job * machines, (job + 1) * machines).map(of))
  const parsed = instanceSchema.safeParse({
    machine: rows(({ machine }) => machine.value - firstMachine),
    p: rows(({ p }) => p.value),
  })
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an instance' }
  const [, job = 0, operation = 0] = path as readonly (string | number)[]
  const cell = cells[Number(job) * machines + Number(operation)]
  const numbering = firstMachine === 1 ? ' (the file numbers them from 1)' : ''
  return fail(
    file,
    cell?.machine.line,
    at,
    `job ${Number(job) + 1}: ${message}${path[0] === 'machine' ? numbering : ''}`,
  )
}

/** Throws InputError with file, line, instance, job, and what is wrong. */
export const readTextFile: InstanceReader<Instance> = (text, file) => {
  const runs = readNumberRuns(text, file)
  if (runs.length === 0)
    throw new InputError(`${file}: expected the numbers of jobs and machines, then the operations; it has no numbers`)
  const instances: Instance[] = []
  for (let from = 0; from < runs.length;) {
    const [part, taken] = partAt(runs, from, instances.length, file)
    instances.push(instanceOf(part, instances.length, file))
    from += taken
  }
  return { instances, notices: [] }
}
