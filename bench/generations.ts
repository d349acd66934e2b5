/** What running a tuning generation together saves: one job a program against one job a generation, on one worker. */

import { median } from 'simple-statistics'
import { findConstants, withConstants } from '../src/candidate/constants.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import type { LoadedSet } from '../src/problem/loaded-problem.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { randomStream } from '../src/random.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { createSandbox } from '../src/sandbox/pool.ts'

const members = 8
const turns = 9
const programs = [
  ['tardiness/dispatch', 'MDDC'],
  ['tardiness/dispatch', 'COVERT'],
  ['bin-packing/online-state', 'Sum-of-Squares'],
  ['bin-packing/online-score', 'EoH'],
  ['tsp/construct', 'ReEvo'],
] as const

const noReferences = {
  references: async (instances: readonly unknown[]) =>
    instances.map(() => ({ value: 1, kind: 'bound', by: 'nobody' }) as const),
}

await using workplace = localWorkplace(createSandbox({ workers: 1 }))
const random = randomStream(1, 'members')

const rows: string[][] = []
for (const [name, baseline] of programs) {
  const problem = await loadProblem(name)
  const text = problem.baselines.find((one) => one.name === baseline)?.text
  if (text === undefined) throw new Error(`${name} has no baseline ${baseline}`)
  // A constant that changes next to nothing, so that all members take the same time.
  const source = `const shade = 0.5\n${text}\nif (shade > 2) throw new Error(String(shade))\n`
  const constants = findConstants(source)
  const train = problem.set('train')
  const [block] = train.blocks
  const racing: LoadedSet = {
    ...train,
    instances: train.instances.slice(0, block?.instances.length),
    blocks: train.blocks.slice(0, 1),
  }
  for (const set of [racing, train]) {
    const evaluator = createEvaluator({ problem, workplace, references: noReferences, memoryMb: 128, keptBlocks: 1 })
    const apart: number[] = []
    const together: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      const vectors = Array.from({ length: members }, () =>
        constants.map(({ value }, at) => (at === 0 ? 0.5 + random.next() : value)),
      )
      let start = performance.now()
      const single = await Promise.all(
        vectors.map((vector) => evaluator.evaluate(withConstants(source, constants, vector), set)),
      )
      apart.push(performance.now() - start)
      start = performance.now()
      const joined = await evaluator.evaluateGeneration({ source, constants, vectors }, set)
      together.push(performance.now() - start)
      if (single.some(({ metric }, at) => !Object.is(metric, joined.members[at]?.metric)))
        throw new Error(`${name}: a member differs from its program`)
    }
    const [slow, fast] = [median(apart.slice(1)), median(together.slice(1))]
    rows.push([
      name,
      baseline,
      set === train ? 'all' : 'first block',
      String(set.instances.length),
      (slow / members).toFixed(1),
      (fast / members).toFixed(1),
      `${(slow / fast).toFixed(1)}×`,
    ])
  }
}
const right = 'right' as const
process.stdout.write(
  `${alignedTable(
    [
      { head: 'problem', align: 'left' },
      { head: 'program', align: 'left' },
      { head: 'train', align: 'left' },
      { head: 'instances', align: right },
      { head: 'ms apart', align: right },
      { head: 'ms together', align: right },
      { head: 'faster', align: right },
    ],
    rows,
  )}\n`,
)
