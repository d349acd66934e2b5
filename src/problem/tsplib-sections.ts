/** Takes a file of TSPLIB's layout apart: its fields, and the numbers of its sections with the lines that they are in. */

import { InputError } from './input-error.ts'

/** How large an instance in a file may be: a distance matrix fits into memory, and rounded lengths are exact in a double. */
export const tsplibLimits = { cities: 5000, coordinate: 1e9 } as const

/** A field's value, trimmed. */
export type TsplibField = { readonly value: string; readonly line: number }

/** The numbers of a section. */
export type TsplibSection = {
  /** Where the section begins. */
  readonly line: number
  /** Where it ends: the line of its last number. */
  readonly lastLine: number
  readonly numbers: Float64Array
  /** The line of the number at a position. */
  readonly lineOf: (position: number) => number
}

/** What a file holds, by keyword. */
export type TsplibFile = {
  readonly fields: ReadonlyMap<string, TsplibField>
  readonly sections: ReadonlyMap<string, TsplibSection>
}

const mostNumbers = tsplibLimits.cities ** 2 + 3 * tsplibLimits.cities
const field = /^([A-Za-z_]+)\s*:\s*(.*)$/
const heading = /^([A-Z_]+_SECTION)\s*:?$/
const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

const beginsWithLetter = (text: string): boolean => /^[A-Z]/.test(text)

/** The rows of one section from `first` on, up to the next line that begins with a capital letter. */
const readSection = (
  rows: readonly string[],
  first: number,
  place: (line: number) => string,
): { readonly section: TsplibSection; readonly next: number } => {
  const numbers: number[] = []
  /** How many numbers there are before each row. */
  const before: number[] = []
  let row = first
  let lastLine = first
  for (; row < rows.length; row++) {
    const text = (rows[row] as string).trim()
    if (beginsWithLetter(text)) break
    before.push(numbers.length)
    if (text === '') continue
    lastLine = row + 1
    for (const word of text.split(/\s+/)) {
      const value = numeral.test(word) ? Number(word) : NaN
      if (!Number.isFinite(value))
        throw new InputError(`${place(row + 1)} expected a number, got '${word.slice(0, 40)}'`)
      numbers.push(value)
    }
    if (numbers.length > mostNumbers)
      throw new InputError(
        `${place(row + 1)} the section has more than the ${mostNumbers} numbers of ${tsplibLimits.cities} cities, which is the most that is read`,
      )
  }
  const lineOf = (position: number): number => {
    let line = 0
    while (line + 1 < before.length && (before[line + 1] as number) <= position) line++
    return first + line + 1
  }
  return { section: { line: first, lastLine, numbers: new Float64Array(numbers), lineOf }, next: row }
}

/** Throws InputError with file and line for what is neither field, section nor number, and for what occurs twice. */
export const tsplibSections = (text: string, file: string): TsplibFile => {
  const rows = text.split(/\r?\n/)
  const place = (line: number): string => `${file}:${line}:`
  const fields = new Map<string, TsplibField>()
  const sections = new Map<string, TsplibSection>()
  for (let row = 0; row < rows.length;) {
    const line = (rows[row] as string).trim()
    if (line === 'EOF') break
    const section = heading.exec(line)?.[1]
    const [, key, value] = field.exec(line) ?? []
    if (section !== undefined) {
      if (sections.has(section)) throw new InputError(`${place(row + 1)} ${section} occurs twice`)
      const read = readSection(rows, row + 1, place)
      sections.set(section, read.section)
      row = read.next
      continue
    }
    if (key !== undefined && value !== undefined) {
      const keyword = key.toUpperCase()
      if (fields.has(keyword) && keyword !== 'COMMENT')
        throw new InputError(`${place(row + 1)} ${keyword} occurs twice`)
      fields.set(keyword, { value: value.trim(), line: row + 1 })
    } else if (line !== '') {
      throw new InputError(
        `${place(row + 1)} expected 'KEYWORD : value' or a section such as NODE_COORD_SECTION, got '${line.slice(0, 40)}'`,
      )
    }
    row++
  }
  return { fields, sections }
}
