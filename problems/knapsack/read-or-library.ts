/** Reads the OR-Library's multi-dimensional knapsacks (mknap1.txt, mknapcb1.txt … mknapcb9.txt): the number of problems; for each n, m and the known optimum, n prizes, m rows of n weights, m capacities. */

import { InputError, type InstanceReader, type NumberInFile, readNumbers } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'
import { maxItems, maxResources } from './limits.ts'

const mostProblems = 10_000

/** Known optima are not used. Throws InputError with file, line and instance. */
export const readOrLibrary: InstanceReader<Instance> = (text, file) => {
  const cells = readNumbers(text, file, 'decimals')
  let read = 0
  const take = (count: number, what: string): readonly NumberInFile[] => {
    const taken = cells.slice(read, read + count)
    read += count
    if (taken.length === count) return taken
    throw new InputError(
      `${file}:${cells.at(-1)?.line ?? 1}: it ends too early: expected ${what}, ${count - taken.length} more ${count - taken.length === 1 ? 'number' : 'numbers'}`,
    )
  }
  const countOf = (what: string, most: number): number => {
    const [{ value, line }] = take(1, what) as readonly [NumberInFile]
    if (Number.isInteger(value) && value >= 1 && value <= most) return value
    throw new InputError(`${file}:${line}: expected ${what}, an integer from 1 to ${most}, got ${value}`)
  }
  const problems = countOf('the number of problems', mostProblems)
  const instances = Array.from({ length: problems }, (_, at) => {
    const of = `instance ${at + 1} of ${problems}`
    const n = countOf(`the number of items of ${of}`, maxItems)
    const m = countOf(`the number of resources of ${of}`, maxResources)
    take(1, `the known optimum of ${of}, or 0`)
    const prizes = take(n, `the prizes of ${of}`)
    const weights = take(n * m, `the weights of ${of}`)
    const capacities = take(m, `the capacities of ${of}`)
    const valueAt = ({ value }: NumberInFile): number => value
    const parsed = instanceSchema.safeParse({
      prize: prizes.map(valueAt),
      weight: prizes.flatMap((_, item) => capacities.map((_, resource) => weights[resource * n + item]?.value)),
      capacity: capacities.map(valueAt),
    })
    if (parsed.success) return parsed.data
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an instance' }
    const [field] = path
    const index = typeof path[1] === 'number' ? path[1] : 0
    const [item, resource] = [Math.floor(index / m), index % m]
    const cell = field === 'weight' ? weights[resource * n + item] : (field === 'capacity' ? capacities : prizes)[index]
    const where = field === 'weight' ? `weight of item ${item + 1}` : `${String(field)} ${index + 1}`
    throw new InputError(`${file}:${cell?.line}: instance ${at + 1}, ${where}: ${message}`)
  })
  const more = cells[read]
  if (more !== undefined)
    throw new InputError(`${file}:${more.line}: the first line says ${problems} instances, but there is more`)
  return {
    instances,
    notices: [
      `${file}: read ${problems} ${problems === 1 ? 'instance' : 'instances'}; known optima in it are not used`,
    ],
  }
}
