/** What a simulated model draws from, and an evaluator whose times do not differ from run to run. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { complexity } from '../src/candidate/complexity.ts'
import { extract } from '../src/candidate/extract.ts'
import { discover } from '../src/config/discover.ts'
import type { Evaluator } from '../src/evaluation/evaluator.ts'
import { Journal } from '../src/journal/journal.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { readAnswers } from './recorded-answers.ts'
import type { Pool } from './simulated-model.ts'

/** Programs that genetic programming scored in a run of its own, evenly by rank from the worst to the best. */
export const makePool = async (problem: string, poolSize: number): Promise<Pool> => {
  const runs = mkdtempSync(join(tmpdir(), 'heuristica-pool-'))
  try {
    const { folder } = await discover({
      problem,
      strategy: 'genetic-programming',
      seed: 1,
      budget: { evaluations: 3 * poolSize },
      runs,
    })
    using journal = new Journal(folder, { readOnly: true })
    const scored = [...journal.candidates()].filter(({ metric }) => metric !== undefined && metric < 1)
    const byMetric = new Map(scored.map((row) => [row.metric as number, row.source]))
    const ranked = [...byMetric].toSorted(([a], [b]) => b - a).map(([, source]) => source)
    const size = Math.min(poolSize, ranked.length)
    return Array.from({ length: size }, (_, place) => ranked[Math.floor((place * ranked.length) / size)] as string)
  } finally {
    rmSync(runs, { recursive: true, force: true })
  }
}

/** Programs that models wrote, from recordings, by rank from the worst to the best; of those that reach the same the first one. */
export const recordedPool = async (
  files: readonly string[],
  { definition }: LoadedProblem,
  evaluator: Evaluator,
): Promise<Pool> => {
  const names = definition.heuristic.map(({ name }) => name)
  const sources = files.flatMap((file) =>
    readAnswers(file).flatMap(({ text = '' }) => {
      const found = extract(text, names)
      return found.kind === 'code' ? [found.source] : []
    }),
  )
  const byMetric = new Map<number, string>()
  for (const source of sources) {
    const { metric } = await evaluator.evaluate(source, 'train')
    if (metric < 1 && !byMetric.has(metric)) byMetric.set(metric, source)
  }
  return [...byMetric].toSorted(([a], [b]) => b - a).map(([, source]) => source)
}

/** Real evaluations, all on the training set; CPU times by the size of the program, so that they are the same every time. */
export const steady = (evaluator: Evaluator): Evaluator => ({
  evaluate: async (source, _, options) => {
    const evaluation = await evaluator.evaluate(source, 'train', options)
    const cpuMs = (complexity(source) ?? 0) / 100
    return { ...evaluation, instances: evaluation.instances.map((instance) => ({ ...instance, cpuMs })) }
  },
  evaluateGeneration: (generation, _, options) => evaluator.evaluateGeneration(generation, 'train', options),
})
