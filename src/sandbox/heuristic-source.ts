/** Generates the source of the wrapper between driver and candidate from the checks of a contract. */

import type { ResultCheck } from './job.ts'

const expected: Readonly<Record<ResultCheck['returns'], string>> = {
  number: 'a number',
  choice: 'a number',
  vector: 'an array of numbers',
  matrix: 'an array of arrays of numbers',
  permutation: 'an array of numbers',
}

const result = ({ name, returns }: ResultCheck): string => {
  const [label, wanted] = [JSON.stringify(name), JSON.stringify(expected[returns])]
  switch (returns) {
    case 'number':
    case 'choice':
      return `if (typeof value !== 'number' || value !== value) reject(${label}, value, ${wanted}); return value`
    case 'vector':
    case 'permutation':
      return `return readVector(value, ${label}, ${wanted})`
    case 'matrix':
      return `return readMatrix(value, ${label}, ${wanted})`
    default:
      throw new RangeError(`Expected a known kind of result, got ${JSON.stringify(returns satisfies never)}`)
  }
}

const wrapper = (check: ResultCheck, index: number): string => {
  const args = Array.from({ length: check.parameters }, (_, at) => `a${at}`).join(', ')
  const call = `const value = f${index}(${args}); if (!isIntact()) tampered()`
  return `    ${JSON.stringify(check.name)}: (${args}) => { ${call}; ${result(check)} },`
}

/**
 * The source of a module exporting `wrap(functions, checks)`. One literal a function: V8 keeps its observations by place in the source,
 * so that each wrapper sees one callee and is compiled into the driver's loop together with it.
 */
export const heuristicSource = (checks: readonly ResultCheck[]): string => {
  const captured = checks.map((_, index) => `  const f${index} = functions[${index}]`)
  return [
    'export const wrap = (functions, { isIntact, tampered, reject, readVector, readMatrix }) => {',
    ...captured,
    '  return {',
    ...checks.map(wrapper),
    '  }',
    '}',
  ].join('\n')
}
