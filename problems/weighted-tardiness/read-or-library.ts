/** Reads the OR-Library's weighted-tardiness layout (wt40.txt, wt50.txt, wt100.txt): n processing times, n weights, n due dates for each instance. */

import { InputError, type InstanceReader, readNumbers } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

const fields = { p: 'processing time', w: 'weight', d: 'due date' } as const
const keys = ['p', 'w', 'd'] as const

/** The layout does not say n, the file's name does: wt<n>.txt. Throws InputError with file, line, instance and field. */
export const readOrLibrary: InstanceReader<Instance> = (text, file) => {
  const cells = readNumbers(text, file)
  const n = Number(/wt0*(\d+)[^/\\]*$/i.exec(file)?.[1] ?? 0)
  if (n === 0)
    throw new InputError(`${file}: cannot tell how many jobs an instance has; call the file wt<n>.txt, as in wt40.txt`)
  if (cells.length === 0 || cells.length % (3 * n) !== 0)
    throw new InputError(
      `${file}: the name says ${n} jobs an instance, but its ${cells.length} numbers are no multiple of 3 × ${n}; it is cut short, or the name should be wt<n>.txt with another n`,
    )
  const instances = Array.from({ length: cells.length / (3 * n) }, (_, at) => {
    const part = cells.slice(at * 3 * n, (at + 1) * 3 * n)
    const parsed = instanceSchema.safeParse(
      Object.fromEntries(keys.map((key, row) => [key, part.slice(row * n, (row + 1) * n).map(({ value }) => value)])),
    )
    if (parsed.success) return parsed.data
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an instance' }
    const row = Math.max(0, keys.indexOf(path[0] as (typeof keys)[number]))
    const job = typeof path[1] === 'number' ? path[1] : undefined
    const place = job === undefined ? `${fields[keys[row] ?? 'p']}s` : `${fields[keys[row] ?? 'p']} of job ${job + 1}`
    throw new InputError(`${file}:${part[row * n + (job ?? 0)]?.line}: instance ${at + 1}, ${place}: ${message}`)
  })
  return { instances, notices: [] }
}
