/** What the options of the default strategy are worth with the simulated model: each switched in turn, over seeds, on three problems. */

import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { switchesOf, variantsOf } from '../src/discovery/option-switches.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { cutIntoBlocks } from '../src/problem/load-set.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { type Ablated, ablationRows, ablationTable } from '../src/report/ablation-table.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { reflective } from '../src/strategies/reflective.ts'
import { simulate, simulationFolder } from '../test/simulated-run.ts'
import { simulatedModel } from './simulated-model.ts'
import { makePool, recordedPool, steady } from './simulated-pool.ts'

const { values } = parseArgs({
  options: {
    problems: { type: 'string', default: 'tardiness/dispatch,bin-packing/online-state,tsp/construct' },
    seeds: { type: 'string', default: '6' },
    completions: { type: 'string', default: '30' },
    pool: { type: 'string', default: '200' },
    tune: { type: 'string', default: '40' },
    // Recordings whose programs make the pool, instead of those of genetic programming; of one problem.
    programs: { type: 'string' },
  },
})
const [seeds, completions, poolSize] = [values.seeds, values.completions, values.pool].map(Number) as [
  number,
  number,
  number,
]

/** Instances that are trained on: so few that a matrix of runs fits into minutes. */
const instances: Readonly<Record<string, number>> = { tardiness: 40, 'bin-packing': 4, tsp: 16 }

/** Less tuning than by default, for the same reason. */
const given = { tune: Number(values.tune), tuneBest: 1 }

const smaller = (problem: LoadedProblem, count: number): LoadedProblem => {
  const whole = problem.set('train')
  const step = Math.floor(whole.instances.length / count)
  const chosen = whole.instances.filter((_, at) => at % step === 0).slice(0, count)
  const train = { ...whole, instances: chosen, blocks: cutIntoBlocks(whole.name, chosen, Math.ceil(count / 4)) }
  return { ...problem, set: (name) => (name === 'train' ? train : problem.set(name)) }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

await using workplace = localWorkplace(createSandbox({ workers: availableParallelism() }))
for (const name of values.problems.split(',')) {
  const shipped = await loadProblem(name)
  const problem = smaller(shipped, instances[shipped.definition.family] ?? shipped.set('train').instances.length)
  await using references = openReferenceDesk({ problem })
  const evaluator = steady(createEvaluator({ problem, workplace, references, memoryMb: 64, keptBlocks: 8192 }))
  const pool =
    values.programs === undefined
      ? await makePool(name, poolSize)
      : await recordedPool(values.programs.split(','), problem, evaluator)
  console.error(`${name}: ${pool.length} programs in the pool`)
  const ablated: Ablated[] = []
  const spent: string[] = []
  for (const { name: variant, options } of variantsOf(reflective, given, switchesOf(reflective))) {
    const metrics: (number | null)[] = []
    const evaluations: number[] = []
    for (let seed = 1; seed <= seeds; seed++) {
      using folder = simulationFolder()
      let best = Infinity
      let used = 0
      await simulate(folder.path, {
        problem,
        strategy: reflective,
        options,
        limits: { completions },
        seed,
        answer: simulatedModel(pool, seed),
        evaluator,
        onEvent: (event) => {
          if (event.kind !== 'delivered') return
          best = Math.min(best, event.candidate.outcome.metric)
          used = event.spent.evaluations
        },
      })
      metrics.push(Number.isFinite(best) ? best : null)
      evaluations.push(used)
    }
    ablated.push({ variant, metrics })
    spent.push(`${variant} ${median(evaluations).toFixed(0)}`)
    console.error(`${variant}: ${metrics.join(' ')}`)
  }
  console.log(`${name}: best on train after ${completions} completions, ${seeds} seeds\n`)
  console.log(
    `${ablationTable(ablationRows(ablated), problem.definition.metric)}\n\nMedian evaluations: ${spent.join(', ')}\n`,
  )
}
