/** What the options of the default strategy are worth with the simulated model: each switched in turn, over seeds, on three problems. */

import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { switchesOf, variantsOf } from '../src/discovery/option-switches.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { type Ablated, ablationRows, ablationTable } from '../src/report/ablation-table.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { reflective } from '../src/strategies/reflective.ts'
import { simulate, simulationFolder } from '../test/simulated-run.ts'
import { simulatedModel } from './simulated-model.ts'
import { makePool, steady } from './simulated-pool.ts'

const { values } = parseArgs({
  options: {
    problems: { type: 'string', default: 'tardiness/dispatch,bin-packing/online-state,tsp/construct' },
    seeds: { type: 'string', default: '6' },
    completions: { type: 'string', default: '30' },
    pool: { type: 'string', default: '200' },
  },
})
const [seeds, completions, poolSize] = [values.seeds, values.completions, values.pool].map(Number) as [
  number,
  number,
  number,
]

await using workplace = localWorkplace(createSandbox({ workers: availableParallelism() }))
for (const name of values.problems.split(',')) {
  const problem = await loadProblem(name)
  await using references = openReferenceDesk({ problem })
  const evaluator = steady(createEvaluator({ problem, workplace, references, memoryMb: 64, keptBlocks: 8192 }))
  const pool = await makePool(name, poolSize)
  console.error(`${name}: ${pool.length} programs in the pool`)
  const ablated: Ablated[] = []
  for (const { name: variant, options } of variantsOf(reflective, {}, switchesOf(reflective))) {
    const metrics: (number | null)[] = []
    for (let seed = 1; seed <= seeds; seed++) {
      using folder = simulationFolder()
      let best = Infinity
      await simulate(folder.path, {
        problem,
        strategy: reflective,
        options,
        limits: { completions },
        seed,
        answer: simulatedModel(pool, seed),
        evaluator,
        onEvent: (event) => {
          if (event.kind === 'delivered') best = Math.min(best, event.candidate.outcome.metric)
        },
      })
      metrics.push(Number.isFinite(best) ? best : null)
    }
    ablated.push({ variant, metrics })
    console.error(`${variant}: ${metrics.join(' ')}`)
  }
  console.log(`${name}: best on train after ${completions} completions, ${seeds} seeds\n`)
  console.log(`${ablationTable(ablationRows(ablated), problem.definition.metric)}\n`)
}
