/** Which numbers of real programs are tuned, for a person to check, and that writing them back changes nothing else. */

import type { AnyNode } from 'acorn'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Constant, findConstants, withConstants } from '../src/candidate/constants.ts'
import { childNodes, parseModule } from '../src/candidate/syntax.ts'
import { withParameters } from '../src/candidate/with-parameters.ts'
import { listProblems, loadProblem } from '../src/problem/registry.ts'
import { recordedPrograms } from './recorded-programs.ts'

type Source = readonly [name: string, text: string]

/** Cases that are written to be checked, one file each between lines of `//// name`. */
const written = readFileSync(join(import.meta.dirname, 'fixtures', 'constants.js.txt'), 'utf8')
  .split(/^\/\/\/\/ /m)
  .slice(1)
  .map((part): Source => {
    const end = part.indexOf('\n')
    return [`written: ${part.slice(0, end)}`, part.slice(end + 1)]
  })

const families = new Set(['tardiness', 'bin-packing', 'tsp', 'flow-shop'])

const shipped = async (): Promise<readonly Source[]> => {
  const problems = await Promise.all(
    (await listProblems()).filter(({ family }) => families.has(family)).map(({ name }) => loadProblem(name)),
  )
  return problems.flatMap(({ definition, baselines }) =>
    baselines.map(({ name, text }): Source => [`${definition.name}: ${name}`, text]),
  )
}

const recorded = async (): Promise<readonly Source[]> => {
  const recordings = [
    ['tardiness/dispatch', 'tardiness.jsonl'],
    ['bin-packing/online-state', 'bin-packing.jsonl'],
    ['tsp/construct', 'tsp.jsonl'],
  ] as const
  const sources = await Promise.all(
    recordings.map(async ([problem, file]) =>
      recordedPrograms(file, await loadProblem(problem)).map((text, at): Source => [
        `${file}: program ${at + 1}`,
        text,
      ]),
    ),
  )
  return sources.flat().filter((_, at) => at % 3 === 0)
}

const sources = [
  ...new Map([...written, ...(await shipped()), ...(await recorded())].map((one) => [one[1], one])).values(),
]

const mark = ({ scale, low, high, isLogarithmic }: Constant): string =>
  `${low}..${high}${scale === 'integer' ? ' integer' : ''}${isLogarithmic ? ' log' : ''}`

/** The lines that hold numbers, the tuned ones in ‹brackets› with their ranges behind. */
const shownWith = ([name, text]: Source): string => {
  const constants = findConstants(text)
  const lines = text.split('\n').flatMap((line, at) => {
    const own = constants.filter((constant) => constant.line === at + 1)
    if (own.length === 0 && !/(?<![\w$])\d/.test(line.replace(/\/\/.*|^\s*\/?\*.*/, ''))) return []
    const marked = own.reduceRight(
      (marking, { column, start, end }) =>
        `${marking.slice(0, column - 1)}‹${marking.slice(column - 1, column - 1 + end - start)}›${marking.slice(column - 1 + end - start)}`,
      line,
    )
    return [
      `${String(at + 1).padStart(5)}  ${marked.trim()}${own.length === 0 ? '' : `   ⟵ ${own.map(mark).join(', ')}`}`,
    ]
  })
  return [`## ${name}`, ...(lines.length === 0 ? ['       (no numbers)'] : lines)].join('\n')
}

/** The tree without positions and spellings; a minus sign before a number belongs to it. */
const treeOf = (text: string): unknown => {
  const plain = (node: AnyNode): unknown => {
    if (node.type === 'UnaryExpression' && node.operator === '-' && node.argument.type === 'Literal')
      return { type: 'Literal', value: -(node.argument.value as number) }
    if (node.type === 'Literal') return { type: node.type, value: String(node.value), isNumber: typeof node.value }
    const own = Object.entries(node).filter(
      ([key, value]) => !['start', 'end', 'type'].includes(key) && (typeof value !== 'object' || value === null),
    )
    return { type: node.type, own, children: childNodes(node).map(plain) }
  }
  const syntax = parseModule(text)
  if (syntax.kind === 'error') throw new Error(`${syntax.detail} in:\n${text}`)
  return plain(syntax.program)
}

/** Where the constants stand once others are written in their places. */
const movedTo = (constants: readonly Constant[], values: readonly number[], text: string): readonly Constant[] => {
  const found: Constant[] = []
  let shift = 0
  for (const [at, constant] of constants.entries()) {
    const length = String(values[at]).length
    const start = constant.start + shift
    found.push({ ...constant, value: values[at] as number, start, end: start + length })
    shift += length - (constant.end - constant.start)
    expect(Number(text.slice(start, start + length))).toBe(values[at])
  }
  return found
}

describe('constants of real programs', () => {
  it('are those that a person would tune', async () => {
    expect(sources.length).toBeGreaterThanOrEqual(40)
    await expect(`${sources.map(shownWith).join('\n\n')}\n`).toMatchFileSnapshot('fixtures/constants.txt')
  })

  it.each(sources)('of %s are written back without a trace', (_, source) => {
    const constants = findConstants(source)
    const values = constants.map(({ value }) => value)
    expect(withConstants(source, constants, values)).toBe(source)
    // Of the same sign, so that only numbers differ.
    const others = values.map((value) => (value === 0 ? 0.25 : value * 1.5))
    const changed = withConstants(source, constants, others)
    const back = withConstants(changed, movedTo(constants, others, changed), values)
    expect(treeOf(back)).toEqual(treeOf(source))
    if (constants.length > 0) expect(treeOf(changed)).not.toEqual(treeOf(source))
  })

  it('can be parameters in all of them', () => {
    const apart = sources.flatMap(([name, source]) =>
      withParameters(source, findConstants(source), 'make') === undefined ? [name] : [],
    )
    expect(apart).toEqual([])
  })
})
