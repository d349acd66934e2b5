/** How often a comparison calls equally good heuristics different: no more often than its level allows. */

import { expect, test } from 'vitest'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import type { InstanceResult } from '../src/evaluation/evaluator.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { versusFirst, type Versus } from '../src/evaluation/versus.ts'
import { loadSet } from '../src/problem/load-set.ts'
import type { LoadedSet } from '../src/problem/loaded-problem.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { randomStream } from '../src/random.ts'
import { createSandbox } from '../src/sandbox/pool.ts'

const comparisons = 200
const instancesEach = 40
const level = 0.95

/** Jobs for one machine, four classes of urgency; every comparison has instances of its own. */
const manyInstances = (): LoadedSet =>
  loadSet('false positives', {
    title: 'random instances',
    instances: () => {
      const random = randomStream(1, 'false positives')
      return Array.from({ length: comparisons * instancesEach }, (_, index) => {
        const p = Array.from({ length: 12 }, () => 1 + random.index(100))
        const total = p.reduce((sum, time) => sum + time, 0)
        const d = p.map(() => Math.floor(total * (0.2 + 0.15 * (index % 4) + 0.4 * random.next())))
        return { id: `i${index}`, group: `urgency ${index % 4}`, data: { p, d } }
      })
    },
  })

const rule = `export const priority = (job, now) => -Math.max(now + job.p, job.d)`
const renamed = `export function priority(work, clock) { const end = clock + work.p; return -(end > work.d ? end : work.d) }`
/** The rule with ratings shaken by up to a tenth, otherwise in every copy; no copy is better than another but by luck. */
const shaken = (copy: number): string => `
const noise = (a, b, c) => {
  let mixed = (a * 73856093) ^ (b * 19349663) ^ (c * 83492791) ^ (${copy} * 2654435761)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2246822519)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489917)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296 - 0.5
}
export const priority = (job, now) => -Math.max(now + job.p, job.d) * (1 + 0.2 * noise(job.p, job.d, now))`

const problem = await loadProblem('tardiness/dispatch')

const evaluateAll = async (sources: readonly string[]): Promise<readonly (readonly InstanceResult[])[]> => {
  await using workplace = localWorkplace(createSandbox({ workers: 2 }))
  const references = {
    references: (data: readonly unknown[]) =>
      Promise.resolve(
        (data as readonly { p: readonly number[] }[]).map(({ p }) => ({
          value: p.reduce((sum, time) => sum + time, 0),
          kind: 'bound' as const,
          by: 'total processing time',
        })),
      ),
  }
  const evaluator = createEvaluator({ problem, workplace, references, memoryMb: 64 })
  const set = manyInstances()
  const evaluations = await Promise.all(sources.map((source) => evaluator.evaluate(source, set)))
  return evaluations.map(({ verdict, instances }) => {
    expect(verdict.kind, verdict.detail).toBe('returned')
    return instances
  })
}

test('of 200 comparisons with a renamed and with an equally good copy, at most the stated share is called different', async () => {
  const [original = [], copy = [], first = [], second = []] = await evaluateAll([rule, renamed, shaken(1), shaken(2)])
  const { metric } = problem.definition
  const compare = (a: readonly InstanceResult[], b: readonly InstanceResult[]): Versus[] =>
    Array.from({ length: comparisons }, (_, index) => {
      const [from, end] = [index * instancesEach, (index + 1) * instancesEach]
      return versusFirst(a.slice(from, end), [b.slice(from, end)], { metric, seed: index, level, resamples: 1000 })
    }).flat()
  const called = (found: readonly Versus[], word: Versus['verdict']): number =>
    found.filter(({ verdict }) => verdict === word).length

  const withRenamed = compare(original, copy)
  expect(called(withRenamed, 'cannot tell')).toBe(comparisons)
  expect(withRenamed.every(({ ties }) => ties === instancesEach)).toBe(true)

  const withShaken = compare(first, second)
  const allowed = (1 - level) * comparisons
  expect(called(withShaken, 'better')).toBeLessThanOrEqual(allowed)
  expect(called(withShaken, 'better') + called(withShaken, 'worse')).toBeLessThanOrEqual(allowed)
  // Each of the two tests alone keeps its level too, up to the chance in 200 draws (three standard errors are nine).
  const byInterval = withShaken.filter(({ difference }) => difference.verdict !== 'cannot tell').length
  const byRanks = withShaken.filter(({ p }) => p <= 1 - level).length
  expect(byInterval).toBeLessThanOrEqual(allowed + 9)
  expect(byRanks).toBeLessThanOrEqual(allowed + 9)
  // And they are no tests that never say anything: the copies differ, and a worse one is seen.
  expect(withShaken.filter(({ wins, losses }) => wins + losses > 10).length).toBeGreaterThan(comparisons / 2)
  expect(called(compare(original, first), 'worse')).toBeGreaterThan(allowed)
})
