/** The same heuristics on the same instances as other tools evaluate, our side: times, and the objectives that show that it is the same. */

import { loadSet } from '../src/problem/load-set.ts'
import type { LoadedProblem, LoadedSet } from '../src/problem/loaded-problem.ts'
import { missingData } from '../src/problem/public-data.ts'
import { listProblems, loadProblem } from '../src/problem/registry.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { openEvaluationTimer } from './time-evaluation.ts'

/** One of our baselines and what the tools' own evaluators took for it, in seconds; `peers.md` says which tool and how. */
type Case = {
  readonly problem: string
  readonly set: string
  /** Only the first so many instances. */
  readonly first?: number
  readonly settings?: Readonly<Record<string, unknown>>
  readonly heuristic: string
  /** Mean objective that the tools reach. */
  readonly objective: number
  readonly peers: Readonly<Record<string, number>>
}

const packing = [
  {
    heuristic: 'Best fit',
    objective: 2067,
    peers: { ReEvo: 0.402, 'EoH, in process': 0.365, EoH: 0.648, LLM4AD: 0.237 },
  },
  {
    heuristic: 'FunSearch (Weibull)',
    objective: 2001.4,
    peers: { ReEvo: 3.23, 'EoH, in process': 4.11, EoH: 4.52, LLM4AD: 2.84 },
  },
  { heuristic: 'EoH', objective: 2001.4, peers: { ReEvo: 0.941, 'EoH, in process': 0.853, EoH: 1.04, LLM4AD: 1.7 } },
] as const

const cases: readonly Case[] = [
  ...packing.map((one) => ({ problem: 'bin-packing/online', set: 'funsearch-5k', ...one })),
  ...packing
    .filter(({ heuristic }) => heuristic !== 'FunSearch (Weibull)')
    .map((one) => ({ problem: 'bin-packing/online-score', set: 'funsearch-5k', ...one })),
  ...[
    { heuristic: 'nearest neighbour', objective: 7.0043697989867, peers: { ReEvo: 0.138, 'ReEvo, in process': 0.016 } },
    { heuristic: 'AEL', objective: 6.2730920097802, peers: { ReEvo: 1.4, 'ReEvo, in process': 1.24 } },
    { heuristic: 'ReEvo', objective: 6.2730653796345, peers: { ReEvo: 0.724, 'ReEvo, in process': 0.615 } },
  ].map((one) => ({ problem: 'tsp/construct', set: 'reevo-train', ...one })),
  ...[
    { mode: 'published', moves: 30, iterations: 1200 },
    { mode: 'fast', moves: 3, iterations: 4000 },
  ].map((settings) => ({
    problem: 'tsp/gls',
    set: 'reevo-gls-validation-100',
    first: 2,
    settings,
    heuristic: 'KGLS',
    objective: 7.763845587765127,
    peers: { ReEvo: 1.67, 'ReEvo, in process': 1.22 },
  })),
]

const left = (head: string) => ({ head, align: 'left' }) as const
const right = (head: string) => ({ head, align: 'right' }) as const

const ratio = (times: number): string => times.toFixed(times < 10 ? 1 : 0)

/** The set, or its first instances as one of their own. */
const setOf = (problem: LoadedProblem, { set: name, first }: Case): LoadedSet => {
  const set = problem.set(name)
  if (first === undefined) return set
  const { title, settings } = set
  return loadSet(name, { title, settings, instances: () => set.instances.slice(0, first), racing: first })
}

const known = new Set((await listProblems()).map(({ name }) => name))
const problems = new Map<string, LoadedProblem>()
for (const name of new Set(cases.map(({ problem }) => problem)))
  if (known.has(name)) problems.set(name, await loadProblem(name))

await using timer = openEvaluationTimer()
const rows: (readonly string[])[] = []
for (const one of cases) {
  const problem = problems.get(one.problem)
  const baseline = problem?.baselines.find(({ name }) => name === one.heuristic)
  if (problem === undefined || baseline === undefined) {
    rows.push([one.problem, one.heuristic, 'there is none'])
    continue
  }
  const missing = missingData(problem.definition.sets[one.set] ?? {})
  if (missing !== undefined) {
    rows.push([one.problem, one.heuristic, `${one.set} is not here: ${missing}`])
    continue
  }
  const set = setOf(problem, one)
  const { settings = {} } = one
  const time = await timer.time({ problem, set, source: baseline.text, settings })
  const modes = Object.values(settings).map(String).join(' ')
  const peers = Object.entries(one.peers).map(([tool, seconds]) => `${tool} ${ratio((1000 * seconds) / time.cpuMs)}`)
  rows.push([
    `${one.problem}${modes === '' ? '' : `, ${modes}`}`,
    one.heuristic,
    time.objective.toFixed(6),
    one.objective.toFixed(6),
    time.fastestMs.toFixed(1),
    time.cpuMs.toFixed(1),
    peers.join(', '),
  ])
}
console.log(
  'One core, fastest of several turns. ms is the wall clock, fresh isolate included; ratios are to the CPU time in the isolate.\nbench/peers.md says what the tools are.',
)
console.log(
  alignedTable(
    [
      left('problem'),
      left('heuristic'),
      right('objective'),
      right('theirs'),
      right('ms'),
      right('CPU ms'),
      left('theirs / ours'),
    ],
    rows,
  ),
)
