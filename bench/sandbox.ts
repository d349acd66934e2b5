/** What the sandbox costs: fixed cost of a candidate, throughput by workers, and time in the sandbox against direct calls. */

import ivm from 'isolated-vm'
import type { Block, Job, ModuleGraph } from '../src/sandbox/job.ts'
import { createSandbox, type ProcessSandbox } from '../src/sandbox/pool.ts'

/** A list scheduler that calls the heuristic n²/2 times and allocates nothing a call, as source for the isolate and for this process. */
const driverSource = `
export function solve({ p, d }, heuristic) {
  const n = p.length
  const left = Int32Array.from(p, (_, index) => index)
  const order = new Int32Array(n)
  const jobs = Array.from(p, (time, index) => ({ p: time, d: d[index] }))
  let now = 0
  for (let count = n; count > 0; count--) {
    let best = 0
    let highest = -Infinity
    for (let place = 0; place < count; place++) {
      const value = heuristic.priority(jobs[left[place]], now)
      if (value > highest) {
        highest = value
        best = place
      }
    }
    const chosen = left[best]
    left.copyWithin(best, best + 1, count)
    order[n - count] = chosen
    now += p[chosen]
  }
  return order
}`
const ruleSource = 'export function priority(job, now) { return -Math.max(job.d, now + job.p) }'

type Instance = { readonly p: readonly number[]; readonly d: readonly number[] }

const instanceOf = (size: number, salt: number): Instance => ({
  p: Array.from({ length: size }, (_, index) => 1 + ((index * 7919 + salt * 31) % 100)),
  d: Array.from({ length: size }, (_, index) => 1 + ((index * 104_729 + salt * 17) % (50 * size))),
})
const blockOf = (count: number, size: number): Block => ({
  hash: `${count}x${size}`,
  instances: Array.from({ length: count }, (_, index) => instanceOf(size, index)),
  seeds: Array.from({ length: count }, (_, index) => index),
})
const driver: ModuleGraph = {
  entry: 'driver',
  modules: { driver: { source: driverSource, imports: {} } },
  hash: 'bench',
}
const jobOf = (block: Block): Job => ({
  driver,
  source: ruleSource,
  checks: [{ name: 'priority', parameters: 2, returns: 'number' }],
  block,
  limits: { cpuMs: 30_000, memoryMb: 128 },
})

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] as number
const elapsed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const print = (name: string, value: string): void => {
  process.stdout.write(`${name.padEnd(64)}${value.padStart(12)}\n`)
}

const repeated = async (times: number, work: () => unknown): Promise<number> => {
  const all: number[] = []
  for (let turn = 0; turn < times; turn++) all.push(await elapsed(work))
  return median(all)
}

const isolateMs = repeated(30, () => {
  const isolate = new ivm.Isolate({ memoryLimit: 128 })
  isolate.createContextSync()
  isolate.dispose()
})
print('bare isolate and context, ms', (await isolateMs).toFixed(2))

const importText = async (text: string, salt: number): Promise<Record<string, unknown>> =>
  (await import(`data:text/javascript,${encodeURIComponent(`${text}\n// ${salt}`)}`)) as Record<string, unknown>

/** Fresh modules each time, so that the direct call starts as cold as an isolate does. */
const directly = async (block: Block, salt: number): Promise<number> => {
  const { solve } = (await importText(driverSource, salt)) as {
    solve: (instance: unknown, heuristic: unknown) => unknown
  }
  const rule = await importText(ruleSource, salt)
  const heuristic = { priority: rule.priority }
  return elapsed(() => {
    for (const instance of block.instances) solve(instance, heuristic)
  })
}

const trivial = jobOf(blockOf(1, 5))
const throughput = async (sandbox: ProcessSandbox, jobs: number): Promise<number> => {
  await Promise.all(Array.from({ length: 8 * sandbox.size }, () => sandbox.run(trivial)))
  const ms = await elapsed(() => Promise.all(Array.from({ length: jobs }, () => sandbox.run(trivial))))
  return jobs / (ms / 1000)
}

{
  await using one = createSandbox({ workers: 1 })
  print('first job, child booted for it, ms', (await elapsed(() => one.run(trivial))).toFixed(0))
  print('warm trivial job, ms', (await repeated(100, () => one.run(trivial))).toFixed(2))
  const failing = { ...trivial, source: 'export const priority = () => "no"' }
  print(
    'failing job and the next one, child replaced between, ms',
    (
      await repeated(7, async () => {
        await one.run(failing)
        await one.run(trivial)
      })
    ).toFixed(0),
  )
  for (const [count, size] of [
    [125, 50],
    [125, 100],
    [125, 200],
    [125, 400],
  ] as const) {
    const block = blockOf(count, size)
    const proof = await one.run(jobOf(block))
    if (proof.kind !== 'returned') throw new Error(JSON.stringify(proof))
    const ratios: number[] = []
    const direct: number[] = []
    for (let turn = 0; turn < 11; turn++) {
      const directMs = await directly(block, turn * 1000 + size)
      direct.push(directMs)
      ratios.push((await elapsed(() => one.run(jobOf(block)))) / directMs)
    }
    print(`${count} instances of ${size} jobs: direct, ms`, median(direct).toFixed(1))
    print(`${count} instances of ${size} jobs: sandbox / direct`, median(ratios).toFixed(2))
  }
  await using two = createSandbox({ workers: 2 })
  const alone = await throughput(one, 300)
  const both = await throughput(two, 600)
  print('trivial jobs a second, 1 worker', alone.toFixed(0))
  print('trivial jobs a second, 2 workers', both.toFixed(0))
  print('2 workers / 1 worker', (both / alone).toFixed(2))
}
