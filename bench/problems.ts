/** How long it takes to evaluate every problem's train set with its best baseline, and how that stands beside what is wanted of single ones. */

import { listProblems, loadProblem } from '../src/problem/registry.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { openEvaluationTimer, type EvaluationTime } from './time-evaluation.ts'

/** The largest time that is wanted of a heuristic on a set, in milliseconds on one free core. */
type Target = {
  readonly problem: string
  readonly set: string
  readonly heuristic: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly wantedMs: number
}

const targets: readonly Target[] = [
  { problem: 'bin-packing/online-score', set: 'test', heuristic: 'Best fit', wantedMs: 30 },
  { problem: 'bin-packing/online', set: 'test', heuristic: 'Best fit', wantedMs: 60 },
  { problem: 'tsp/construct', set: 'train', heuristic: 'ReEvo', wantedMs: 35 },
  { problem: 'tardiness/dispatch', set: 'test', heuristic: 'MDD', wantedMs: 40 },
  { problem: 'flow-shop/gls', set: 'train', heuristic: 'penalties', wantedMs: 900 },
  { problem: 'job-shop/dispatch', set: 'test', heuristic: 'FDD/MWKR', wantedMs: 120 },
  { problem: 'flatpack/place', set: 'test', heuristic: 'touching perimeter', wantedMs: 900 },
  { problem: 'planning/heuristic', set: 'train', heuristic: 'FF', wantedMs: 400 },
  { problem: 'tsp/gls', set: 'reevo-gls-train-200', heuristic: 'KGLS-ReEvo', wantedMs: 13_000 },
  {
    problem: 'tsp/gls',
    set: 'reevo-gls-train-200',
    heuristic: 'KGLS-ReEvo',
    settings: { mode: 'fast', moves: 3, iterations: 4000 },
    wantedMs: 1300,
  },
]

const left = (head: string) => ({ head, align: 'left' }) as const
const right = (head: string) => ({ head, align: 'right' }) as const
const shown = (ms: number): string => (ms < 100 ? ms.toFixed(1) : ms.toFixed(0))

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((one) => name.startsWith(one))

await using timer = openEvaluationTimer()
const entries = (await listProblems()).filter(({ name }) => isWanted(name))
const problems = new Map<string, LoadedProblem>()
for (const { name } of entries) problems.set(name, await loadProblem(name))

/** The baseline with the smallest mean objective, each run once. */
const bestBaseline = async (problem: LoadedProblem): Promise<{ readonly name: string; readonly source: string }> => {
  const tried: { readonly name: string; readonly source: string; readonly objective: number }[] = []
  for (const { name, text: source } of problem.baselines) {
    const { objective } = await timer.time({ problem, set: 'train', source }, { mostTurns: 1 })
    tried.push({ name, source, objective })
  }
  return tried.reduce((best, one) => (one.objective < best.objective ? one : best))
}

const rows: (readonly string[])[] = []
for (const [name, problem] of problems) {
  const { name: heuristic, source } = await bestBaseline(problem)
  const { medianMs, fastestMs, cpuMs } = await timer.time({ problem, set: 'train', source })
  const count = problem.set('train').instances.length
  rows.push([name, String(count), heuristic, shown(medianMs), shown(fastestMs), shown(cpuMs)])
}
console.log('Train set with the best baseline, fresh isolate included, one core, milliseconds:')
const columns = [left('problem'), right('instances'), left('baseline'), right('median'), right('fastest'), right('CPU')]
console.log(alignedTable(columns, rows))

const targetRow = (target: Target, { medianMs, fastestMs, cpuMs }: EvaluationTime): readonly string[] => [
  target.problem,
  `${target.set}${target.settings === undefined ? '' : `, ${JSON.stringify(target.settings)}`}`,
  target.heuristic,
  shown(medianMs),
  shown(fastestMs),
  shown(cpuMs),
  String(target.wantedMs),
  fastestMs <= target.wantedMs ? 'met' : cpuMs <= target.wantedMs ? 'met by CPU time' : 'not met',
]
const targetRows: (readonly string[])[] = []
for (const target of targets.filter(({ problem }) => isWanted(problem))) {
  const problem = problems.get(target.problem)
  const source = problem?.baselines.find(({ name }) => name.toLowerCase() === target.heuristic.toLowerCase())?.text
  if (problem === undefined || source === undefined || !problem.setNames.includes(target.set)) {
    targetRows.push([
      target.problem,
      target.set,
      target.heuristic,
      '–',
      '–',
      '–',
      String(target.wantedMs),
      'there is none',
    ])
    continue
  }
  const { set, settings = {} } = target
  targetRows.push(targetRow(target, await timer.time({ problem, set, source, settings })))
}
console.log('\nWhat is wanted of single ones, milliseconds on one free core:')
const targetColumns = [
  left('problem'),
  left('set'),
  left('heuristic'),
  right('median'),
  right('fastest'),
  right('CPU'),
  right('wanted'),
  left(''),
]
console.log(alignedTable(targetColumns, targetRows))
