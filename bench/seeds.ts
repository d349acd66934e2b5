/** The default search on ten seeds fixed beforehand: how often it ends below MDD and below MDDC on the test set. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { discover } from '../src/config/discover.ts'
import { compareFamily } from '../src/discovery/family-comparison.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { formatShare } from '../src/report/format.ts'

const { values } = parseArgs({
  options: { first: { type: 'string', default: '1' }, count: { type: 'string', default: '10' } },
})
const seeds = Array.from({ length: Number(values.count) }, (_, index) => Number(values.first) + index)
const rivals = ['MDD', 'MDDC']

const problem = await loadProblem('tardiness')
const { baselines } = await compareFamily({
  problem,
  discovered: undefined,
  set: problem.set('test'),
  workers: 2,
  memoryMb: 64,
  folders: [],
})
const bars = rivals.map(
  (name) => baselines.find(({ heuristic }) => heuristic === name)?.evaluation.metric ?? Number.NaN,
)

const rows: string[][] = []
let below = 0
for (const seed of seeds) {
  const runs = mkdtempSync(join(tmpdir(), 'heuristica-seeds-'))
  const startedMs = performance.now()
  const { best, end, candidates } = await discover({ problem: 'tardiness', seed, runs })
  const seconds = (performance.now() - startedMs) / 1000
  rmSync(runs, { recursive: true, force: true })
  const [train, validation, test] = [best?.train, best?.validation, best?.test].map((metrics) => metrics?.['pooledGap'])
  const beaten = bars.map((bar) => typeof test === 'number' && test < bar)
  if (beaten.every(Boolean)) below += 1
  const share = (value: number | null | undefined): string => (typeof value === 'number' ? formatShare(value) : '–')
  rows.push([
    String(seed),
    share(train),
    share(validation),
    share(test),
    ...beaten.map((yes) => (yes ? 'below' : 'not below')),
    String(candidates),
    (end?.spent.evaluations ?? 0).toFixed(0),
    seconds.toFixed(1),
  ])
  console.error(rows.at(-1)?.join('  '))
}
const heads = [
  'seed',
  'train',
  'validation',
  'test',
  ...rivals.map((name, index) => `${name} ${formatShare(bars[index] ?? Number.NaN)}`),
  'candidates',
  'evaluations',
  'seconds',
]
console.log(
  alignedTable(
    heads.map((head) => ({ head, align: 'right' as const })),
    rows,
  ),
)
console.log(`\n${below} of ${seeds.length} seeds end below ${rivals.join(' and ')} (pooled gap, test set)`)
