/** A discovered heuristic as one file that anyone can import: the functions, where they come from, and a solver around them. */

import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { namedExports } from '../../candidate/parse.ts'
import { parseModule } from '../../candidate/syntax.ts'
import { declaredBy } from '../../candidate/scope.ts'
import type { Contract } from '../../problem/contract.ts'
import type { LoadedProblem } from '../../problem/loaded-problem.ts'
import { resultChecks } from '../../problem/result-checks.ts'
import { signature } from '../../problem/signature.ts'
import { stripTypes } from '../../problem/strip-types.ts'
import { annotate } from './annotate.ts'
import { linkModules } from './link-modules.ts'

export type Language = 'javascript' | 'typescript'

export type Exported = {
  readonly problem: LoadedProblem
  readonly source: string
  /** The driver's settings, complete. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Lines of the head comment, as `['run', 'tardiness-dispatch-…']`. */
  readonly provenance: readonly (readonly [name: string, value: string])[]
}

const comment = (lines: readonly string[]): string =>
  `/**\n${lines.map((line) => ` * ${line.replaceAll('*/', '* /')}`.trimEnd()).join('\n')}\n */`

const runtimeText = (): string => {
  const extension = extname(import.meta.url)
  const text = readFileSync(new URL(`./solver-runtime${extension}`, import.meta.url), 'utf8')
  const plain = extension === '.ts' ? stripTypes(text) : text
  return (
    plain
      .replace(/^export \{\};?$/gm, '')
      .replace(/^export /gm, '')
      .replace(/^\/\/# sourceMappingURL.*$/gm, '')
      .split('\n')
      // The first line is about the file that it is in here.
      .slice(1)
      .filter((line) => line.trim() !== '')
      .join('\n')
  )
}

/** Names that the candidate declares at its top level. */
const topLevelNames = (source: string): ReadonlySet<string> => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return new Set()
  const names = syntax.program.body.flatMap((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement
    if (inner.type === 'FunctionDeclaration' || inner.type === 'ClassDeclaration') return [inner.id.name]
    if (inner.type !== 'VariableDeclaration') return []
    return inner.declarations.flatMap(({ id }) => declaredBy(id).map(({ name }) => name))
  })
  return new Set(names)
}

/** The candidate with the doc of its contract above each function. */
const documented = (source: string, contracts: readonly Contract[]): string => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return source
  const exports = namedExports(syntax.program)
  const places = contracts.flatMap((contract) => {
    const value = exports.get(contract.name)
    const statement = syntax.program.body.find(({ start, end }) => value && start <= value.start && value.end <= end)
    const text = signature(contract)
    return statement === undefined ? [] : [{ at: statement.start, doc: text.slice(0, text.indexOf('*/') + 2) }]
  })
  return places
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, doc }) => `${text.slice(0, at)}${doc}\n${text.slice(at)}`, source)
}

const free = (wish: string, taken: ReadonlySet<string>): string => (taken.has(wish) ? free(`${wish}_`, taken) : wish)

/** In the sandbox `Math.random` is a seeded stream of the instance; here it is the same one. */
const seededMath = (draws: string): string =>
  `let ${draws} = () => 0\nconst Math = Object.create(globalThis.Math, { random: { value: () => ${draws}() } })`

/**
 * An ES module without imports. It exports the contract's functions as they were discovered, and `solve(instance, { seed })`, which runs
 * the problem's driver with them and returns what the driver returns: for the seed of a run's instance, the same as in the run.
 */
export const heuristicModule = (exported: Exported, language: Language): string => {
  const { problem, settings, provenance } = exported
  const { definition, driver } = problem
  const taken = topLevelNames(exported.source)
  const [solve, runtime, draws] = [free('solve', taken), free('runtime', taken), free('draws', taken)]
  const checks = resultChecks(definition.heuristic, { team: definition.team === true })
  const usesChance = /\brandom\b/.test(exported.source)
  const { statements, entry } = linkModules(driver)
  const typed = language === 'typescript'
  const width = Math.max(...provenance.map(([name]) => name.length))
  const functions = definition.heuristic.map(({ name }) => name).join(', ')
  const head = comment([
    definition.title,
    '',
    ...provenance.map(([name, value]) => `${name.padEnd(width)}  ${value.replaceAll('\n', ' ')}`),
    '',
    `import { ${solve}, ${functions} } from './heuristic.${typed ? 'ts' : 'js'}'`,
    `const solution = ${solve}(instance)`,
  ])
  const heuristic = checks.map(({ name, returns, lists = [], many }) => {
    const wrapped = (call: string): string =>
      `checkedFunction(${call}, ${JSON.stringify(name)}, ${JSON.stringify(returns)}, ${JSON.stringify(lists)})`
    return `    ${name}: ${many === true ? `[${name}].flat().map((one) => ${wrapped('one')})` : wrapped(name)},`
  })
  const source = typed ? annotate(exported.source, definition.heuristic) : exported.source
  const parameters = typed
    ? '(instance: unknown, { seed = 0 }: { readonly seed?: number } = {}): unknown'
    : '(instance, { seed = 0 } = {})'
  return [
    // The driver and the candidate are plain JavaScript: only what is exported carries types.
    ...(typed ? ['// @ts-nocheck'] : []),
    head,
    '',
    ...(usesChance ? [seededMath(draws), ''] : []),
    documented(source.trim(), definition.heuristic),
    '',
    `const ${runtime} = (() => {`,
    runtimeText(),
    statements,
    `return { solve: ${entry}.solve, seededStream, checkedFunction, typedArrays }`,
    '})()',
    '',
    comment([
      `Solves one instance with the heuristic, as the search did. \`instance\` is what \`heuristica problems show ${definition.name}\` tells; plain arrays will do.`,
      'Returns what the driver makes of it. `seed` is for drivers and heuristics that draw by chance. Throws TypeError where a function returns no number.',
    ]),
    `export const ${solve} = ${parameters} => {`,
    `  const { seededStream, checkedFunction, typedArrays } = ${runtime}`,
    ...(usesChance ? [`  ${draws} = seededStream(seed, { jumped: true }).next`] : []),
    '  const heuristic = {',
    ...heuristic,
    '  }',
    `  return ${runtime}.solve(typedArrays(instance), heuristic, seededStream(seed), ${JSON.stringify(settings)})`,
    '}',
    '',
  ].join('\n')
}
