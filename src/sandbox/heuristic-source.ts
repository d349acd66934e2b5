/** Generates the source of the wrapper between driver and candidate from the checks of a contract. */

import type { ResultCheck } from './job.ts'

const expected: Readonly<Record<ResultCheck['returns'], string>> = {
  number: 'a number',
  choice: 'a number',
  vector: 'an array of numbers',
  matrix: 'an array of arrays of numbers',
  permutation: 'an array of numbers',
  member: 'a number',
  indices: 'an array of numbers',
  partition: 'an array of arrays of numbers',
  lists: 'an object of arrays of numbers',
}

const result = ({ name, returns, lists }: ResultCheck): string => {
  const [label, wanted] = [JSON.stringify(name), JSON.stringify(expected[returns])]
  switch (returns) {
    case 'number':
    case 'choice':
    case 'member':
      return `if (typeof value !== 'number' || value !== value) reject(${label}, value, ${wanted}); return value`
    case 'vector':
    case 'permutation':
    case 'indices':
      return `return readVector(value, ${label}, ${wanted})`
    case 'matrix':
    case 'partition':
      return `return readMatrix(value, ${label}, ${wanted})`
    case 'lists':
      return `return readLists(value, ${label}, ${JSON.stringify(lists ?? [])})`
    default:
      throw new RangeError(`Expected a known kind of result, got ${JSON.stringify(returns satisfies never)}`)
  }
}

const wrapper = (check: ResultCheck, index: number): string => {
  const args = Array.from({ length: check.parameters }, (_, at) => `a${at}`).join(', ')
  const call = `const value = f${index}(${args}); if (!isIntact()) tampered()`
  return `(${args}) => { ${call}; ${result(check)} }`
}

/** The members of the object that the driver is handed; `counts` says how many functions the candidate has for each check. */
const members = (checks: readonly ResultCheck[], counts: readonly number[]): readonly string[] => {
  let next = 0
  return checks.map((check, at) => {
    const wrappers = Array.from({ length: counts[at] as number }, () => wrapper(check, next++))
    const value = check.many === true ? `freeze([${wrappers.join(', ')}])` : wrappers[0]
    return `    ${JSON.stringify(check.name)}: ${value},`
  })
}

/**
 * The source of a module exporting `wrap(functions, checks)`, the functions of all checks in a row. One literal a function: V8 keeps its observations by place in the source,
 * so that each wrapper sees one callee and is compiled into the driver's loop together with it.
 */
export const heuristicSource = (checks: readonly ResultCheck[], counts: readonly number[]): string => {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const captured = Array.from({ length: all }, (_, index) => `  const f${index} = functions[${index}]`)
  return [
    'export const wrap = (functions, { isIntact, tampered, reject, readVector, readMatrix, readLists, freeze }) => {',
    ...captured,
    '  return {',
    ...members(checks, counts),
    '  }',
    '}',
  ].join('\n')
}
