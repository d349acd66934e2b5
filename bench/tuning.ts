/** Rules with spoilt constants against the published ones: what tuning on train recovers, on validation. */

import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { randomStream } from '../src/random.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { formatMetric } from '../src/report/format.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { tune } from '../src/tuning/tune.ts'
import { spoiltRules } from '../test/spoilt-rules.ts'

const { values } = parseArgs({
  options: { evaluations: { type: 'string', default: '2000' }, seeds: { type: 'string', default: '3' } },
})
const budget = Number(values.evaluations)

await using workplace = localWorkplace(createSandbox({ workers: availableParallelism() }))
const rows: string[][] = []
for (const { problem: name, published, source } of spoiltRules) {
  const problem = await loadProblem(name)
  await using references = openReferenceDesk({ problem })
  const evaluator = createEvaluator({ problem, workplace, references, memoryMb: 128 })
  const { metric } = problem.definition
  const rule = problem.baselines.find((one) => one.name === published)
  if (rule === undefined) throw new Error(`${name} has no baseline ${published}`)
  const onValidation = async (text: string): Promise<string> =>
    formatMetric(metric, (await evaluator.evaluate(text, 'validation')).metric)
  const start = (await evaluator.evaluate(source, 'train')).metric
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const begun = performance.now()
    const tuned = await tune(source, {
      budget,
      metric: start,
      random: randomStream(seed, 'tune'),
      generation: (_, generation) => evaluator.evaluateGeneration(generation, 'train'),
    })
    const seconds = (performance.now() - begun) / 1000
    const tried = tuned.generations.reduce((sum, { vectors }) => sum + vectors.length, 0)
    rows.push([
      name,
      published,
      String(seed),
      await onValidation(rule.text),
      await onValidation(source),
      await onValidation(tuned.source),
      tuned.spent.toFixed(0),
      String(tried),
      tuned.ended,
      seconds.toFixed(0),
    ])
  }
}
process.stdout.write(
  `${alignedTable(
    ['problem', 'rule', 'seed', 'published', 'spoilt', 'tuned', 'evaluations', 'programs', 'ended', 'seconds'].map(
      (head, at) => ({ head, align: at < 2 ? ('left' as const) : ('right' as const) }),
    ),
    rows,
  )}\n`,
)
