/** Reads the OR-Library's bin packing layout (binpack1.txt … binpack8.txt): the number of problems; for each its name, one line of capacity, number of items and best known number of bins, and the sizes. */

import { InputError, type InstanceReader } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'
import { maxItems } from './limits.ts'

const mostProblems = 10_000
/** Sizes may have as many decimals; an instance is scaled until they are whole. */
const mostDecimals = 4

type Line = { readonly text: string; readonly number: number }

const decimalsOf = (word: string): number => word.replace(/^[^.]*\.?/, '').replace(/0+$/, '').length

/** Throws InputError with file, line and item. Sizes with decimals are made whole by a power of ten for all, with a notice; best known numbers of bins are not used. */
export const readOrLibrary: InstanceReader<Instance> = (text, file) => {
  const rows = text.split('\n')
  let row = 0
  const fail = (line: number, problem: string): never => {
    throw new InputError(`${file}:${line}: ${problem}`)
  }
  /** The next line that is not empty. */
  const next = (wanted: string): Line => {
    for (; row < rows.length; row++) {
      const text = (rows[row] as string).trim()
      if (text !== '') return { text, number: ++row }
    }
    return fail(rows.length, `it ends too early: expected ${wanted}`)
  }
  const decimal = (word: string | undefined, line: number, what: string): string =>
    word !== undefined && /^\d{1,12}(\.\d*)?$/.test(word)
      ? word
      : fail(line, `expected ${what} as a number, got '${(word ?? '').slice(0, 40)}'`)
  const count = ({ text, number }: Line, word: string | undefined, what: string, most: number): number => {
    const value = Number(decimal(word, number, what))
    return Number.isInteger(value) && value >= 1 && value <= most
      ? value
      : fail(number, `expected ${what}, an integer from 1 to ${most}, got '${text.slice(0, 40)}'`)
  }

  const readProblem = (at: number, of: number): { instance: Instance; scale: number } => {
    const name = next(`the name of problem ${at + 1} of ${of}`)
    const head = next(`capacity and number of items of '${name.text.slice(0, 40)}'`)
    const [capacity, items] = head.text.split(/\s+/)
    const words = [decimal(capacity, head.number, 'the capacity')]
    const n = count(head, items, 'the number of items', maxItems)
    const lines = [head.number]
    while (words.length <= n) {
      const line = next(`item ${words.length} of ${n} of '${name.text.slice(0, 40)}'`)
      for (const word of line.text.split(/\s+/)) {
        words.push(decimal(word, line.number, `the size of item ${words.length}`))
        lines.push(line.number)
      }
    }
    if (words.length > n + 1)
      fail(lines[n + 1] as number, `expected ${n} sizes for '${name.text.slice(0, 40)}', got more`)
    const decimals = words.reduce((most, word) => Math.max(most, decimalsOf(word)), 0)
    if (decimals > mostDecimals) fail(head.number, `sizes have ${decimals} decimals, at most ${mostDecimals} are read`)
    const scale = 10 ** decimals
    const [scaled, ...sizes] = words.map((word) => Math.round(Number(word) * scale))
    const parsed = instanceSchema.safeParse({ capacity: scaled, sizes })
    if (parsed.success) return { instance: parsed.data, scale }
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an instance' }
    const item = path[1]
    const where = typeof item === 'number' ? `item ${item + 1}` : 'capacity'
    return fail(lines[typeof item === 'number' ? item + 1 : 0] as number, `problem ${at + 1}, ${where}: ${message}`)
  }

  const first = next('the number of problems')
  const problems = count(first, first.text, 'the number of problems', mostProblems)
  const read = Array.from({ length: problems }, (_, at) => readProblem(at, problems))
  for (; row < rows.length; row++)
    if (rows[row]?.trim() !== '')
      fail(row + 1, `the first line says ${problems} problems, but there is more: '${rows[row]?.trim().slice(0, 40)}'`)
  const scaled = read.filter(({ scale }) => scale > 1).length
  return {
    instances: read.map(({ instance }) => instance),
    notices: [
      `${file}: read ${problems} ${problems === 1 ? 'instance' : 'instances'}; its best known numbers of bins are not used, references are lower bounds`,
      ...(scaled > 0 ? [`${file}: sizes with decimals were made whole, in ${scaled} of ${problems} instances`] : []),
    ],
  }
}
