/** Rules with spoilt constants get back what the published ones reach, on instances that tuning did not see. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import type { Workplace } from '../src/evaluation/workplace.ts'
import type { LoadedProblem, LoadedSet } from '../src/problem/loaded-problem.ts'
import { cutIntoBlocks } from '../src/problem/load-set.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { randomStream } from '../src/random.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { tune } from '../src/tuning/tune.ts'
import { spoiltRules } from './spoilt-rules.ts'

let workplace: Workplace
beforeAll(() => {
  workplace = localWorkplace(createSandbox({ workers: 1 }))
})
afterAll(() => workplace[Symbol.asyncDispose]())

const noReferences = {
  references: async (instances: readonly unknown[]) =>
    instances.map(() => ({ value: 1, kind: 'bound', by: 'nobody' }) as const),
}

/** Every so-manieth instance, so that all groups are there; a third of them races. */
const some = (problem: LoadedProblem, set: string, count: number): LoadedSet => {
  const whole = problem.set(set)
  const step = Math.max(1, Math.floor(whole.instances.length / count))
  const instances = whole.instances.filter((_, at) => at % step === 0).slice(0, count)
  return { ...whole, instances, blocks: cutIntoBlocks(whole.name, instances, Math.ceil(count / 4)) }
}

it.each(spoiltRules)('$published', async ({ problem: name, published, source }) => {
  const problem = await loadProblem(name)
  const evaluator = createEvaluator({ problem, workplace, references: noReferences, memoryMb: 128 })
  const isPacking = name.startsWith('bin-packing')
  const [train, unseen] = [some(problem, 'train', isPacking ? 2 : 40), some(problem, 'validation', isPacking ? 2 : 80)]
  const start = (await evaluator.evaluate(source, train)).metric
  const { source: tuned, spent } = await tune(source, {
    budget: 200,
    metric: start,
    random: randomStream(1, 'tune'),
    generation: (_, generation) => evaluator.evaluateGeneration(generation, train),
  })
  expect(spent).toBeLessThanOrEqual(200)
  const rule = problem.baselines.find((one) => one.name === published)?.text ?? ''
  const [before, after, reference] = await Promise.all(
    [source, tuned, rule].map(async (text) => (await evaluator.evaluate(text, unseen)).metric),
  )
  expect(before).toBeGreaterThan(1.02 * (reference as number))
  // With a fifth of the instances and a tenth of the evaluations; `npm run bench tuning` shows what all of them come to.
  const [spoilt, left] = [(before as number) - (reference as number), (after as number) - (reference as number)]
  expect(left / spoilt).toBeLessThanOrEqual(0.1)
})
