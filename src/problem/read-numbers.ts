/** Numbers in text files whose layout is a sequence of them, with the lines that they stand in. */

import { InputError } from './input-error.ts'

/** A number and the line of its file, from 1. */
export type NumberInFile = { readonly value: number; readonly line: number }

type Form = 'integers' | 'decimals'

const forms: Readonly<Record<Form, { readonly pattern: RegExp; readonly text: string }>> = {
  integers: { pattern: /^[+-]?\d+$/, text: 'an integer' },
  decimals: { pattern: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, text: 'a number' },
}

const numbersIn = (row: string, line: number, file: string, form: Form = 'integers'): readonly NumberInFile[] =>
  row
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      if (!forms[form].pattern.test(word))
        throw new InputError(`${file}:${line}: expected ${forms[form].text}, got '${word.slice(0, 40)}'`)
      return { value: Number(word), line }
    })

/** All integers of a text, or numbers with decimals, separated by white space. Throws InputError with file and line for anything else. */
export const readNumbers = (text: string, file: string, form: Form = 'integers'): readonly NumberInFile[] =>
  text.split('\n').flatMap((row, index) => numbersIn(row, index + 1, file, form))

/** Integers that stand together, below the heading; that is empty where a file begins with numbers. */
export type NumberRun = { readonly heading: string; readonly numbers: readonly NumberInFile[] }

/** A text whose lines with letters are headings, and with `+` alone rules between instances. Throws InputError as `readNumbers` does. */
export const readNumberRuns = (text: string, file: string): readonly NumberRun[] => {
  const runs: { heading: string; numbers: NumberInFile[] }[] = []
  let heading: string | undefined = ''
  for (const [index, row] of text.split('\n').entries()) {
    const line = row.trim()
    if (line === '') continue
    if (/[a-z]/i.test(line) || /^\++$/.test(line)) {
      heading = line
      continue
    }
    if (heading !== undefined) runs.push({ heading, numbers: [] })
    heading = undefined
    runs.at(-1)?.numbers.push(...numbersIn(line, index + 1, file))
  }
  return runs
}
