/** Every strategy with the same simulated model and the same budget: best gap on the training set against completions, over seeds. */

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { formatShare } from '../src/report/format.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { strategies } from '../src/strategies/index.ts'
import { simulate, simulationFolder } from '../test/simulated-run.ts'
import { linePlot } from './line-plot.ts'
import { simulatedModel } from './simulated-model.ts'
import { makePool, steady } from './simulated-pool.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    completions: { type: 'string', default: '150' },
    pool: { type: 'string', default: '400' },
    plot: { type: 'string' },
    only: { type: 'string' },
  },
})
const [seeds, completions, poolSize] = [values.seeds, values.completions, values.pool].map(Number) as [
  number,
  number,
  number,
]
const problem = await loadProblem('tardiness')
const marks = [10, 25, 50, 100, 150, 200, 400].filter((mark) => mark <= completions)

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN

await using sandbox = createSandbox({ workers: 2 })
await using references = openReferenceDesk({ problem })
const evaluator = steady(
  createEvaluator({ problem, workplace: localWorkplace(sandbox), references, memoryMb: 64, keptBlocks: 8192 }),
)
const pool = await makePool('tardiness', poolSize)
console.error(`${pool.length} programs in the pool`)

/** The best metric after each completion; of the method without a model, after each evaluation. */
const curve = async (strategy: (typeof strategies)[number], seed: number): Promise<readonly number[]> => {
  using folder = simulationFolder()
  const best = Array.from({ length: completions + 1 }, () => Infinity)
  await simulate(folder.path, {
    problem,
    strategy,
    // Constants of programs from a pool cannot be tuned within the pool.
    options: strategy.name === 'reflective' ? { tune: 0, tuneLast: 0 } : {},
    limits: strategy.needsModel ? { completions } : { evaluations: completions },
    seed,
    answer: simulatedModel(pool, seed),
    evaluator,
    onEvent: (event) => {
      // The seed and what else costs no completion is not what the model found.
      if (event.kind !== 'delivered' || (strategy.needsModel && event.candidate.operator === 'seed')) return
      const at = Math.min(
        completions,
        Math.ceil(strategy.needsModel ? event.spent.completions : event.spent.evaluations),
      )
      for (let later = at; later <= completions; later++) {
        best[later] = Math.min(best[later] as number, event.candidate.outcome.metric)
      }
    },
  })
  return best
}

const rows: string[][] = []
const lines: { name: string; points: [number, number][] }[] = []
for (const strategy of strategies) {
  if (values.only !== undefined && !values.only.split(',').includes(strategy.name)) continue
  const refusal = strategy.refuses?.(problem.definition.heuristic)
  if (refusal !== undefined) {
    console.error(`${strategy.name} is left out: ${refusal}`)
    continue
  }
  const curves: (readonly number[])[] = []
  for (let seed = 1; seed <= seeds; seed++) curves.push(await curve(strategy, seed))
  const at = (completion: number, share: number): number =>
    quantile(
      curves.map((one) => one[completion] as number).toSorted((a, b) => a - b),
      share,
    )
  const spread = [0.25, 0.75].map((share) => formatShare(at(completions, share))).join(' – ')
  rows.push([strategy.name, ...marks.map((mark) => formatShare(at(mark, 0.5))), spread])
  lines.push({
    name: strategy.name,
    points: Array.from({ length: completions }, (_, index): [number, number] => [index + 1, at(index + 1, 0.5)]),
  })
  console.error(rows.at(-1)?.join('  '))
}
console.log(
  alignedTable(
    ['strategy', ...marks.map((mark) => `after ${mark}`), 'middle half'].map((head, index) => ({
      head,
      align: index === 0 ? ('left' as const) : ('right' as const),
    })),
    rows,
  ),
)
console.log(
  `\nMedian over ${seeds} seeds of the best pooled gap on the training set, by completions spent; pool of ${pool.length} programs.`,
)
if (values.plot !== undefined) {
  writeFileSync(
    values.plot,
    linePlot({ lines, x: 'completions', y: 'best pooled gap on the training set, median', log: true }),
  )
}
