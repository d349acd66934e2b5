/** A candidate's source: one function for each contract around its expression. */

import type { Grammar } from './grammar.ts'
import type { Helper } from './helper.ts'
import type { Expression } from './tree.ts'
import { print } from './print.ts'

/** One expression for each contract of the problem, in their order. */
export type Genome = readonly Expression[]

// Without number literals, so that the constants of a program are those that evolution put there.
const helperBodies: Readonly<Record<Helper, readonly string[]>> = {
  divide: ['(a, b) => (b ? a / b : a)'],
  log: ['(a) => (a ? Math.log(Math.abs(a)) : a)'],
  root: ['(a) => Math.sqrt(Math.abs(a))'],
  power: ['(a, b) => {', '  const value = Math.abs(a) ** b', '  return Number.isFinite(value) ? value : a', '}'],
  mean: ['(values) => values.reduce((sum, value) => sum + value) / values.length'],
  smallest: ['(values) => values.reduce((low, value) => Math.min(low, value))'],
  largest: ['(values) => values.reduce((high, value) => Math.max(high, value))'],
}

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`)

const bodyOf = ({ shape }: Grammar, declarations: readonly string[], value: string): readonly string[] => {
  switch (shape.kind) {
    case 'number':
      return [...declarations, `return ${value}`]
    case 'vector':
      return [
        `const ${shape.result} = Array.from({ length: ${shape.count} })`,
        `for (const ${shape.at} of ${shape.result}.keys()) {`,
        ...indent([...declarations, `${shape.result}[${shape.at}] = ${value}`]),
        '}',
        `return ${shape.result}`,
      ]
    case 'matrix': {
      const { result, line, at, counts } = shape
      return [
        `const ${result} = Array.from({ length: ${counts[0]} }, () => Array.from({ length: ${counts[1]} }))`,
        `for (const [${at[0]}, ${line}] of ${result}.entries()) {`,
        ...indent([
          `for (const ${at[1]} of ${line}.keys()) {`,
          ...indent([...declarations, `${line}[${at[1]}] = ${value}`]),
          '}',
        ]),
        '}',
        `return ${result}`,
      ]
    }
    case 'choice': {
      const { over, at, best, score, bestScore, chosen } = shape
      return [
        `let [${best}] = ${over}.keys()`,
        `let ${bestScore} = -Infinity`,
        `for (const ${at} of ${over}.keys()) {`,
        ...indent([
          ...declarations,
          `const ${score} = ${value}`,
          `if (${score} > ${bestScore}) {`,
          ...indent([`${best} = ${at}`, `${bestScore} = ${score}`]),
          '}',
        ]),
        '}',
        `return ${chosen}`,
      ]
    }
    default:
      return shape satisfies never
  }
}

/** The source of a genome: helpers that are used, then the functions. Constants are printed as they are. */
export const programOf = (genome: Genome, grammars: readonly Grammar[]): string => {
  const used = new Set<Helper>()
  const functions = grammars.map((grammar, role) => {
    const { declarations, value, helpers } = print(genome[role] as Expression, grammar)
    helpers.forEach((helper) => used.add(helper))
    const text = [...declarations, value].join('\n')
    const setups = grammar.inputs.flatMap(({ code, setup }) => {
      if (setup === undefined || !new RegExp(`(?<![\\w$.])${code.replaceAll('$', '\\$')}(?![\\w$])`).test(text))
        return []
      used.add(setup.helper)
      return [`const ${code} = ${grammar.helpers[setup.helper]}(${setup.of})`]
    })
    const parameters = grammar.contract.parameters.map((parameter) => parameter.name).join(', ')
    const body = indent([...setups, ...bodyOf(grammar, declarations, value)])
    return [`export function ${grammar.contract.name}(${parameters}) {`, ...body, '}'].join('\n')
  })
  const names = grammars[0]?.helpers
  const helpers = (Object.keys(helperBodies) as Helper[]).filter((helper) => used.has(helper))
  const definitions = helpers.map((helper) => `const ${names?.[helper]} = ${helperBodies[helper].join('\n')}`)
  return `${[...definitions, ...functions].join('\n\n')}\n`
}
