/** What the options that choose and tune are worth on recorded completions: the same programs each time, ranked by the test set. */

import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { variantsOf } from '../src/discovery/option-switches.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { type Ablated, ablationRows, ablationTable } from '../src/report/ablation-table.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { reflective } from '../src/strategies/reflective.ts'
import { simulate, simulationFolder } from '../test/simulated-run.ts'
import { readAnswers, recordedAnswers } from './recorded-answers.ts'

const { values } = parseArgs({
  options: {
    problem: { type: 'string', default: 'tardiness/dispatch' },
    recordings: { type: 'string', default: 'examples/recordings/tardiness.jsonl' },
    completions: { type: 'string', default: '30' },
  },
})
const files = values.recordings.split(',')
const problem = await loadProblem(values.problem)
const { metric } = problem.definition

await using references = openReferenceDesk({ problem })
await using workplace = localWorkplace(createSandbox({ workers: availableParallelism() }))
const evaluator = createEvaluator({ problem, workplace, references, memoryMb: 128, keptBlocks: 8192 })

const ablated: Ablated[] = []
const spent: string[] = []
for (const { name, options } of variantsOf(reflective, {}, ['novelty', 'racing', 'larger', 'tuneLast', 'tune'])) {
  const metrics: (number | null)[] = []
  const evaluations: number[] = []
  for (const [at, file] of files.entries()) {
    using folder = simulationFolder()
    const { result } = await simulate(folder.path, {
      problem,
      strategy: reflective,
      options,
      limits: { completions: Number(values.completions) },
      seed: at + 1,
      answer: recordedAnswers(readAnswers(file)),
      evaluator,
    })
    if (result.state !== 'finished') throw new Error(`${file} did not come to its end`)
    metrics.push(result.winner?.test[metric.name] ?? null)
    evaluations.push(result.spent.evaluations)
  }
  ablated.push({ variant: name, metrics })
  spent.push(`${name} ${Math.round(evaluations.reduce((sum, one) => sum + one, 0) / files.length)}`)
  console.error(`${name}: ${metrics.join(' ')}`)
}
console.log(`${values.problem}: the winner on test, ${files.length} recordings\n`)
console.log(`${ablationTable(ablationRows(ablated), metric)}\n\nMean evaluations: ${spent.join(', ')}`)
