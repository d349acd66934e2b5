/** A generation that is run together gives each member what its written-back program gives alone, whatever the program does. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Constant, findConstants, withConstants } from '../src/candidate/constants.ts'
import { withParameters } from '../src/candidate/with-parameters.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import type { Evaluator } from '../src/evaluation/evaluator.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import type { Workplace } from '../src/evaluation/workplace.ts'
import type { LoadedProblem, LoadedSet } from '../src/problem/loaded-problem.ts'
import { cutIntoBlocks } from '../src/problem/load-set.ts'
import { listProblems, loadProblem } from '../src/problem/registry.ts'
import { randomStream } from '../src/random.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { fromUnit } from '../src/tuning/axis.ts'
import { recordedPrograms } from './recorded-programs.ts'

const few = (problem: LoadedProblem, set: string, count: number): LoadedSet => {
  const whole = problem.set(set)
  const instances = whole.instances.slice(0, count)
  return { ...whole, instances, blocks: cutIntoBlocks(whole.name, instances, Math.ceil(count / 3)) }
}

const noReferences = {
  references: async (instances: readonly unknown[]) =>
    instances.map(() => ({ value: 1, kind: 'bound', by: 'nobody' }) as const),
}

let workplace: Workplace
beforeAll(() => {
  workplace = localWorkplace(createSandbox({ workers: 2 }))
})
afterAll(() => workplace[Symbol.asyncDispose]())

const evaluatorOf = (problem: LoadedProblem): Evaluator =>
  createEvaluator({ problem, workplace, references: noReferences, memoryMb: 64 })

/** The program's own values, and others from anywhere in the ranges. */
const vectorsOf = (constants: readonly Constant[], count: number): readonly (readonly number[])[] => {
  const random = randomStream(5, 'vectors')
  return [
    constants.map(({ value }) => value),
    ...Array.from({ length: count - 1 }, () => constants.map((constant) => fromUnit(constant, random.next()))),
  ]
}

const expectAlike = async (
  problem: LoadedProblem,
  set: LoadedSet,
  source: string,
  vectors: readonly (readonly number[])[],
): Promise<readonly string[]> => {
  const evaluator = evaluatorOf(problem)
  const constants = findConstants(source)
  const { members } = await evaluator.evaluateGeneration({ source, constants, vectors }, set)
  const apart = await Promise.all(
    vectors.map((vector) => evaluator.evaluate(withConstants(source, constants, vector), set)),
  )
  expect(members).toEqual(apart.map(({ verdict, metric }) => ({ kind: verdict.kind, metric, raced: false })))
  return members.map(({ kind }) => kind)
}

const problems = [
  ['tardiness/dispatch', 'train', 6, 'tardiness.jsonl'],
  ['bin-packing/online-state', 'validation', 1, 'bin-packing.jsonl'],
  ['tsp/construct', 'train', 6, 'tsp.jsonl'],
] as const

describe.each(problems)('%s', (name, setName, count, recording) => {
  it('gives baselines and recorded programs what they get alone', async () => {
    const problem = await loadProblem(name)
    const set = few(problem, setName, count)
    const sources = [
      ...problem.baselines.map(({ text }) => text),
      ...recordedPrograms(recording, problem).filter((_, at) => at % 5 === 0),
    ].filter((source) => findConstants(source).length > 0)
    expect(sources.length).toBeGreaterThan(2)
    const together = sources.filter((source) => withParameters(source, findConstants(source), 'make') !== undefined)
    expect(together.length).toBe(sources.length)
    for (const source of sources) await expectAlike(problem, set, source, vectorsOf(findConstants(source), 3))
  })
})

describe('programs that remember, draw or fail', async () => {
  const problem = await loadProblem('tardiness/dispatch')
  const set = few(problem, 'train', 4)
  const rule = 'export const priority = (job, now) =>'
  it.each([
    ['counts over all instances', `let calls = 0\n${rule} -job.d * 0.7 + (calls++ % 5)`],
    [
      'keeps a table made of constants',
      `const table = [0.3, 1.5, 2.5].map((x) => x * 2.5)\n${rule} table[now % 3] * job.p`,
    ],
    [
      'caches what depends on a constant',
      `const cache = new Map()\n${rule} {\n  if (!cache.has(job.p)) cache.set(job.p, job.p * 0.7 + cache.size)\n  return -cache.get(job.p)\n}`,
    ],
    ['draws when it is loaded', `const chance = Math.random() * 0.7\n${rule} job.p * chance - Math.random()`],
    [
      'asks what the last match was',
      `${rule} {\n  const seen = RegExp.$1 === undefined ? 0 : 1;\n  /(.)/.exec(String(job.p))\n  return seen * 0.7 - job.d\n}`,
    ],
    [
      'looks whether a text was there before',
      `const seen = new WeakSet()\nconst tag = (text) => {\n  const known = seen.has(text)\n  seen.add(text)\n  return known\n}\n${rule} (tag\`a\` ? 1.5 : 0.2) * job.p`,
    ],
    [
      'has static fields',
      `class Rule { static calls = 0; static weight = 0.7 }\n${rule} (Rule.calls++ % 3) * Rule.weight - job.d`,
    ],
    [
      'declares again',
      `var weight = 0.7\nvar weight = weight * 2.5\nexport { rule as priority }\nfunction rule(job) { return -weight * job.d }`,
    ],
    ['begins a line with a number', `let w = 1\nw = 3\n1.5 + w\n${rule} -w * job.d * 0.7`],
  ])('%s', async (_, source) => {
    const kinds = await expectAlike(problem, set, source, vectorsOf(findConstants(source), 4))
    expect(kinds).toEqual(['returned', 'returned', 'returned', 'returned'])
  })

  it.each([
    ['throws', `${rule} { if (0.7 > 1.5) throw new Error('no'); return -job.d }`, 'threw'],
    ['gives no number', `${rule} 0.7 > 1.5 ? NaN : -job.d`, 'invalid'],
    [
      'never ends',
      `const shrink = 0.7\n${rule} {\n  let x = 1e6\n  while (x > 1) x *= shrink\n  return -job.d * x\n}`,
      'timeout',
    ],
    [
      'leaves the realm changed',
      `${rule} {\n  if (0.7 > 1.5) Promise.resolve().then(() => { Array.prototype.constructor = null })\n  return -job.d\n}`,
      undefined,
    ],
  ])('%s for some values', async (_, source, failure) => {
    const constants = findConstants(source)
    const good = constants.map(({ value }) => value)
    const bad = good.map((value, at) => (at === 0 ? 1.9 : value))
    const kinds = await expectAlike(problem, set, source, [good, bad, good])
    if (failure !== undefined) expect(kinds).toEqual(['returned', failure, 'returned'])
  })

  it('stops members in a race that the first block shows to be worse, and charges what was run', async () => {
    const evaluator = evaluatorOf(problem)
    const source = `${rule} -Math.max(job.d * 1.5, now * 2.5)`
    const larger = few(problem, 'train', 24)
    const [rival, ...vectors] = [
      [1, 1],
      [1.01, 1],
      [10, 0.001],
      [0.001, 10],
      [0.9, 1],
    ] as const
    const generation = { source, constants: findConstants(source), vectors }
    const whole = await evaluator.evaluateGeneration(generation, larger)
    const raced = await evaluator.evaluateGeneration({ ...generation, rival }, larger)
    expect(whole).toMatchObject({ share: 4, bar: Infinity })
    const kept = raced.members.filter((member) => !member.raced).length
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThanOrEqual(2)
    expect(raced.share).toBeCloseTo((5 + 2 * kept) / 3)
    raced.members.forEach((member, at) => {
      if (!member.raced) expect(member).toEqual(whole.members[at])
    })
    expect(raced.members[1]?.raced || raced.members[2]?.raced).toBe(true)
  })
})

describe('withParameters', () => {
  it.each([
    'import x from "y"\nexport const priority = () => 0.5',
    'export default () => 0.5',
    'export const priority = await 0.5',
    'export const priority = () => new Error().stack.length * 0.5',
    'export const priority = function f() { return f.toString().length * 0.5 }',
    'export const priority = () => 0.5 +',
  ])('leaves %j alone', (source) => {
    expect(withParameters(source, findConstants(source), 'make')).toBeUndefined()
  })

  it('takes names that the program does not have, and keeps its lines', () => {
    const source = 'const constant0 = 0.5 // half\nexport const priority = (job) => -0.7 * job.p * constant0'
    expect(withParameters(source, findConstants(source), 'make')).toBe(
      'export const make = (constant$0, constant$1) => { const constant0 =  constant$0  // half\n' +
        'const priority = (job) =>  constant$1  * job.p * constant0\nreturn { get "priority"() { return priority } } }\n',
    )
  })
})

describe('drivers', () => {
  it('keep nothing between instances, since members of a generation share them', async () => {
    const loaded = await Promise.all((await listProblems()).map(({ name }) => loadProblem(name)))
    const graphs = new Map(loaded.map(({ driver }) => [driver.hash, driver]))
    const state = [...graphs.values()].flatMap(({ modules }) =>
      Object.entries(modules).flatMap(([name, { source }]) =>
        source
          .split('\n')
          .filter((line) =>
            /^(?:export )?(?:(?:let|var)\s|const \w+ = (?:new (?:\w*Map|\w*Set|\w*Array)\b|\[\]|\{\}|Array[.(]))/.test(
              line,
            ),
          )
          .map((line) => `${name}: ${line}`),
      ),
    )
    expect(state).toEqual([])
  })
})
