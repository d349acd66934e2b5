/** That searching pays: on a simulated model every search ends nearer to the best of its pool than independent samples do. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { simulatedModel } from '../bench/simulated-model.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { strategies } from '../src/strategies/index.ts'
import { streamOf } from './scripted-answers.ts'
import { simulate, simulatedEvaluator, simulationFolder } from './simulated-run.ts'

const problem = await loadProblem('makespan', { folders: [join(import.meta.dirname, '../examples/problems')] })

/** The worst first. Sizes differ, so that archives by size have something to tell apart. */
const pool = Array.from({ length: 300 }, (_, place) => {
  const terms = Array.from({ length: 1 + (place % 7) }, (_, index) => `${place + 2} * load ** ${index + 2}`)
  return `export function rate(time, meanTime, load) {\n  return ${terms.join(' - ')}\n}\n`
})
const placeOf = new Map(pool.map((source, place) => [source, place]))

const evaluator = simulatedEvaluator((source) => {
  const place = placeOf.get(source) ?? 0
  const random = streamOf(source)
  return Array.from({ length: 8 }, () => 100 + (pool.length - place) / 10 + 3 * random.next())
})

const reached = async (name: string, seed: number): Promise<number> => {
  using folder = simulationFolder()
  const strategy = strategies.find((one) => one.name === name)
  if (strategy === undefined) throw new Error(name)
  const { result } = await simulate(folder.path, {
    problem,
    strategy,
    options: name === 'reflective' ? { tune: 0, tuneLast: 0 } : {},
    limits: { completions: 110 },
    seed,
    answer: simulatedModel(pool, seed),
    evaluator,
  })
  return result.state === 'finished' ? (result.winner?.candidate.outcome.metric ?? Infinity) : Infinity
}

const median = async (name: string): Promise<number> => {
  const all: number[] = []
  for (const seed of [1, 2, 3]) all.push(await reached(name, seed))
  return all.toSorted((a, b) => a - b)[1] as number
}

test('every search beats independent samples', { timeout: 300_000 }, async () => {
  const control = await median('best-of')
  // Not those for teams of several roles, which this problem has not.
  const searching = strategies.filter(
    (one) => one.needsModel && one.name !== 'best-of' && one.refuses?.(problem.definition.heuristic) === undefined,
  )
  for (const { name } of searching) expect(await median(name), name).toBeLessThan(control)
})
