import { expect, test } from 'vitest'
import dispatchProblem from './dispatch/problem.ts'
import { solve as dispatch } from './dispatch/driver.ts'
import { solveExactly } from './exact.ts'
import type { Instance } from './instance.ts'
import { generate, type Recipe, sets } from './instances.ts'
import sequenceProblem from './sequence/problem.ts'
import { solve as sequence } from './sequence/driver.ts'
import { totalTardiness } from './total-tardiness.ts'

type Rule = { readonly problem: string; readonly name: string; readonly run: (instance: Instance) => number }

const load = async (
  { name, baselines }: Pick<typeof dispatchProblem, 'name' | 'baselines'>,
  solve: (instance: Instance, heuristic: never) => ArrayLike<number>,
): Promise<readonly Rule[]> =>
  Promise.all(
    baselines.map(async (baseline) => {
      const folder = `./${name.split('/')[1]}/baselines/`
      const heuristic = (await import(new URL(folder + baseline.file, import.meta.url).href)) as never
      return {
        problem: name,
        name: baseline.name,
        run: (instance) => totalTardiness(instance, sequenceProblem.solution(solve(instance, heuristic), instance)),
      }
    }),
  )

const rules = [...(await load(dispatchProblem, dispatch)), ...(await load(sequenceProblem, sequence))]
const rule = (problem: string, name: string): Rule =>
  rules.find((one) => one.problem === `tardiness/${problem}` && one.name === name) as Rule

/** Gaps in percent, as tables of the family print them. */
const gaps = (instances: readonly Instance[], optima: readonly number[], { run }: Rule) => {
  const values = instances.map(run)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0)
  const each = values.flatMap((value, i) => (optima[i] === 0 ? [] : (100 * value) / (optima[i] as number) - 100))
  return {
    mean: sum(each) / each.length,
    pooled: (100 * sum(values)) / sum(optima) - 100,
    hits: values.filter((value, i) => value === optima[i]).length,
  }
}

const tenths = [2, 4, 6, 8, 10]
const classes = (n: number, reps: number): readonly Recipe[] =>
  Array.from({ length: reps }, (_, rep) =>
    tenths.flatMap((tf10) => tenths.map((rdd10) => ({ n, tf10, rdd10, rep }))),
  ).flat()

// Measured by an independent implementation on the same instances: repetitions 0 to 39.
test('the 1000 instances of 20 jobs give the known gaps', () => {
  const instances = classes(20, 40).map(generate)
  const optima = instances.map((instance) => solveExactly(instance).value)
  const known = [
    ['dispatch', 'SPT', 910.01, 22.8, undefined],
    ['dispatch', 'EDD', 44.47, 43.97, 191],
    ['dispatch', 'MDDC', 1.5, 0.49, 517],
    ['dispatch', 'AU', 15.51, 2.07, undefined],
    ['dispatch', 'COVERT', 50.94, 2.56, undefined],
    ['sequence', 'EDD', 44.47, 43.97, 191],
    ['sequence', 'EDDC', 10.15, 2.86, 267],
    ['sequence', 'MDD', 1.51, 0.77, 699],
    ['sequence', 'MDDC', 1.5, 0.49, 517],
    ['sequence', 'PSK', 1.49, 0.76, 706],
    ['sequence', 'AugMDD', 0.8, 0.46, 731],
    ['sequence', 'AugMDDC', 0.6, 0.28, 749],
  ] as const
  for (const [problem, name, mean, pooled, hits] of known) {
    const found = gaps(instances, optima, rule(problem, name))
    expect(Math.abs(found.mean - mean), `mean of ${name}`).toBeLessThan(0.0051)
    expect(Math.abs(found.pooled - pooled), `pooled of ${name}`).toBeLessThan(0.0051)
    if (hits !== undefined) expect(found.hits, `hits of ${name}`).toBe(hits)
  }
  // Where ties go by index or by (d, p, index), and where a rule is a reconstruction, agreement is near.
  for (const [problem, name, mean, pooled] of [
    ['dispatch', 'MDD', 1.51, 0.77],
    ['sequence', 'NBR', 1.76, 1.68],
  ] as const) {
    const found = gaps(instances, optima, rule(problem, name))
    expect(Math.abs(found.mean - mean), name).toBeLessThan(0.02)
    expect(Math.abs(found.pooled - pooled), name).toBeLessThan(0.02)
  }
})

// The known pooled gaps are from 500 (n = 100) and 250 (n = 200) other instances; tolerances are about three standard errors.
test.each([
  [
    'test',
    {
      EDD: [51.3, 4],
      EDDC: [2.95, 0.5],
      MDD: [0.76, 0.12],
      MDDC: [0.68, 0.12],
      PSK: [0.75, 0.12],
      AugMDD: [0.53, 0.1],
      AugMDDC: [0.48, 0.1],
      NBR: [2.71, 0.5],
    },
  ],
  [
    'test-200',
    {
      EDD: [52.73, 6],
      EDDC: [2.75, 0.7],
      MDD: [0.72, 0.2],
      MDDC: [0.67, 0.2],
      PSK: [0.71, 0.2],
      AugMDD: [0.51, 0.15],
      AugMDDC: [0.49, 0.15],
      NBR: [2.6, 0.8],
    },
  ],
])('the set %s gives pooled gaps within sampling error of the known ones', (set, known) => {
  const instances = (sets[set]?.instances() ?? []).map(({ data }) => data)
  const optima = instances.map((instance) => solveExactly(instance).value)
  for (const [name, [pooled, tolerance]] of Object.entries(known)) {
    const found = gaps(instances, optima, rule('sequence', name))
    expect(Math.abs(found.pooled - (pooled as number)), name).toBeLessThan(tolerance as number)
  }
  for (const [name, pooled] of [
    ['MDD', 0.74],
    ['MDDC', 0.68],
    ['AU', 0.95],
    ['COVERT', 0.98],
    ['SPT', 28.1],
  ] as const) {
    const found = gaps(instances, optima, rule('dispatch', name))
    expect(Math.abs(found.pooled - pooled), name).toBeLessThan(name === 'SPT' ? 4 : 0.3)
  }
})

test('the six-job example of the study', () => {
  const example = { p: Int32Array.of(10, 11, 10, 10, 11, 10), d: Int32Array.of(15, 11, 13, 11, 12, 11) }
  expect(solveExactly(example).value).toBe(141)
  expect(totalTardiness(example, Int32Array.of(3, 5, 2, 0, 1, 4))).toBe(141)
  expect(rule('sequence', 'MDDC').run(example)).toBe(141)
  expect(rule('dispatch', 'MDDC').run(example)).toBe(141)
  expect(rule('sequence', 'MDD').run(example)).toBe(144)
})
