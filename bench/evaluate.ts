/** How fast programs are evaluated, alone and on all cores, and what the sandbox costs against calling driver and rule directly. */

import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { median } from 'simple-statistics'
import { solve, type Heuristic } from '../problems/tardiness/dispatch/driver.ts'
import type { Instance } from '../problems/tardiness/instance.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import type { Evaluator } from '../src/evaluation/evaluator.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { createSandbox } from '../src/sandbox/pool.ts'

const rule = new URL('../problems/tardiness/dispatch/baselines/mdd.js', import.meta.url)
const { priority } = (await import(rule.href)) as Heuristic
const problem = await loadProblem('tardiness/dispatch')
const mdd = problem.baselines.find(({ name }) => name === 'MDD')?.text ?? ''
await using references = openReferenceDesk({ problem })
const instances = problem.set('test').instances.map(({ data }) => data as Instance)
// Without this the first evaluation of each set would wait for the exact solver.
for (const set of ['train', 'test']) await references.references(problem.set(set).instances.map(({ data }) => data))

let made = 0
/** A program that no cache knows. */
const fresh = (): string => `${mdd}\n// ${made++}\n`

const evaluateFresh = async (evaluator: Evaluator, set: string): Promise<void> => {
  const { verdict } = await evaluator.evaluate(fresh(), set)
  if (verdict.kind !== 'returned') throw new Error(`MDD failed: ${verdict.kind} ${verdict.detail}`)
}

/** Milliseconds on the wall clock. */
const timed = async (work: () => Promise<void> | void): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const throughput = async (workers: number): Promise<readonly string[]> => {
  await using sandbox = createSandbox({ workers })
  const evaluator = createEvaluator({ problem, workplace: localWorkplace(sandbox), references, memoryMb: 64 })
  const all = (count: number): Promise<void[]> =>
    Promise.all(Array.from({ length: count }, () => evaluateFresh(evaluator, 'train')))
  await all(4 * workers)
  const count = 50 * workers
  const ms = await timed(async () => void (await all(count)))
  const perSecond = (1000 * count) / ms
  return [String(workers), perSecond.toFixed(1), (perSecond * problem.set('train').instances.length).toFixed(0)]
}

/** The first run in a process of its own, its start and the making of the instances excluded: what V8 takes while it knows neither driver nor rule. */
const coldMs = (): number => {
  const script = `
    import { solve } from ${JSON.stringify(new URL('../problems/tardiness/dispatch/driver.ts', import.meta.url).href)}
    import { sets } from ${JSON.stringify(new URL('../problems/tardiness/instances.ts', import.meta.url).href)}
    import { priority } from ${JSON.stringify(rule.href)}
    const instances = sets.test.instances()
    const start = performance.now()
    for (const { data } of instances) solve(data, { priority })
    process.stdout.write(String(performance.now() - start))`
  const flags = ['--conditions=source', '--input-type=module', '--eval', script]
  return Number(execFileSync(process.execPath, flags, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}

/** A rule that the driver has not seen: what a main process would run that evaluates one candidate after the other. */
const freshRule = async (): Promise<Heuristic> =>
  (await import(`data:text/javascript,${encodeURIComponent(fresh())}`)) as Heuristic

/** All are measured in turn, so that whatever else the machine does strikes all. */
const overhead = async (): Promise<readonly (readonly string[])[]> => {
  await using sandbox = createSandbox({ workers: 1 })
  const evaluator = createEvaluator({ problem, workplace: localWorkplace(sandbox), references, memoryMb: 64 })
  let checksum = 0
  const direct = (heuristic: Heuristic): void => {
    for (const instance of instances) checksum += solve(instance, heuristic).length
  }
  for (let warm = 0; warm < 5; warm++) {
    direct({ priority })
    await evaluateFresh(evaluator, 'test')
  }
  const directMs: number[] = []
  const sandboxMs: number[] = []
  const firstMs: number[] = []
  for (let turn = 0; turn < 31; turn++) {
    directMs.push(await timed(() => direct({ priority })))
    sandboxMs.push(await timed(() => evaluateFresh(evaluator, 'test')))
    firstMs.push(coldMs())
  }
  // Last, because from here on the driver has seen many rules and no longer inlines one.
  const freshMs: number[] = []
  for (let turn = 0; turn < 31; turn++) {
    const heuristic = await freshRule()
    freshMs.push(await timed(() => direct(heuristic)))
  }
  if (checksum === 0) throw new Error('The driver returned nothing')
  const a = median(directMs)
  const row = (way: string, ms: number): readonly string[] => [way, ms.toFixed(2), (ms / a).toFixed(2)]
  return [
    row('direct, the same rule again and again', a),
    row('direct, a new rule each time', median(freshMs)),
    row('direct, first run of a process', median(firstMs)),
    row('sandbox, a new program each time', median(sandboxMs)),
  ]
}

const right = (head: string) => ({ head, align: 'right' }) as const
const cores = availableParallelism()
const rows: (readonly string[])[] = []
for (const workers of new Set([1, cores])) rows.push(await throughput(workers))
process.stdout.write(
  [
    'tardiness/dispatch, MDD on the train set, every program new to the cache:',
    alignedTable([right('workers'), right('candidates/s'), right('instances/s')], rows),
    '',
    'The test set, median of 31 turns:',
    alignedTable([{ head: 'way', align: 'left' }, right('ms'), right('times direct')], await overhead()),
    '',
  ].join('\n'),
)
