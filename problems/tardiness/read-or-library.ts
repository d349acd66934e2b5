/** Reads the OR-Library's weighted-tardiness layout (wt40.txt, wt50.txt, wt100.txt): n processing times, n weights, n due dates for each instance. */

import { InputError, type InstanceReader, readNumbers } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

const instancesInLibrary = 125
const fields = ['processing time', 'weight', 'due date'] as const

/** The layout does not say n: the file's name does (wt<n>.txt), or else the library's habit of 125 instances in a file. */
const jobsIn = (count: number, file: string): number => {
  const inName = /wt0*(\d+)[^/\\]*$/i.exec(file)?.[1]
  const n = inName === undefined ? count / (instancesInLibrary * fields.length) : Number(inName)
  if (Number.isInteger(n) && n > 0 && count > 0 && count % (n * fields.length) === 0) return n
  throw new InputError(
    inName === undefined
      ? `${file}: cannot tell how many jobs an instance has; call the file wt<n>.txt, as in wt40.txt`
      : `${file}: the name says ${n} jobs an instance, but its ${count} numbers are no multiple of 3 × ${n}; it is cut short, or the name should be wt<n>.txt with another n`,
  )
}

/** Weights are dropped, with a notice. Throws InputError with file, line, instance and field. */
export const readOrLibrary: InstanceReader<Instance> = (text, file) => {
  const cells = readNumbers(text, file)
  const n = jobsIn(cells.length, file)
  const block = n * fields.length
  const instances = Array.from({ length: cells.length / block }, (_, at) => {
    const part = cells.slice(at * block, (at + 1) * block)
    const values = part.map(({ value }) => value)
    const parsed = instanceSchema.safeParse({ p: values.slice(0, n), d: values.slice(2 * n) })
    if (parsed.success) return parsed.data
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an instance' }
    const [list, job] = path
    const cell = typeof job === 'number' ? part[(list === 'd' ? 2 * n : 0) + job] : part[0]
    const field = list === 'd' ? fields[2] : fields[0]
    const place = typeof job === 'number' ? `, ${field} of job ${job + 1}` : `, ${field}s`
    throw new InputError(`${file}:${cell?.line}: instance ${at + 1}${place}: ${message}`)
  })
  return {
    instances,
    notices: [`${file}: read ${instances.length} instances of ${n} jobs; weights are ignored, all jobs count alike`],
  }
}
