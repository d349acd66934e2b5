/** Two thousand evaluations, hostile guests shuffled among honest rules: every honest score is what a direct call gives. */

import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { expect, test } from 'vitest'
import { createSandbox } from '../src/sandbox/pool.ts'
import { corpus } from './hostile-guests.ts'
import { honest, honestOrders, jobOf, ordersOf, smallBlock } from './sandbox-jobs.ts'
import { sandboxProcesses } from './sandbox-processes.ts'

const evaluations = 2000

type Rule = (job: { readonly p: number }, position: number) => number

/** Pure functions that stand on their own, so that their text is a candidate. */
const rules: readonly Rule[] = [
  (job) => job.p,
  (job) => -job.p,
  () => 0,
  (job, position) => (position % 2 === 0 ? job.p : -job.p),
  (job) => Math.sin(job.p),
  (job, position) => Math.cos(job.p + position),
  (job) => [3, 1, 2].indexOf(job.p),
  (job) =>
    new Map([
      [1, 9],
      [2, 7],
      [3, 8],
    ]).get(job.p) ?? 0,
  (job) => Number(`${job.p}`.padStart(3, '7')) % 5,
  (job, position) => Float64Array.of(job.p, position).reduce((sum, value) => sum * 3 + value, 1) % 7,
]

/** What the driver of `sandbox-jobs.ts` makes of a rule, here and now. */
const ordersBy = (rule: Rule): number[][] =>
  smallBlock.instances.map((instance) => {
    const times = Array.from((instance as { readonly p: ArrayLike<number> }).p)
    const left = [...times.keys()]
    const order: number[] = []
    while (left.length > 0) {
      const values = left.map((job) => rule({ p: times[job] as number }, order.length))
      order.push(...left.splice(values.indexOf(Math.max(...values)), 1))
    }
    return order
  })

type Expectation = { readonly run: () => Promise<void> }

const shuffled = <Item>(items: readonly Item[], seed: number): readonly Item[] => {
  const random = xoroshiro128plus(seed)
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last)
    ;[mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item]
  }
  return mixed
}

test('hostile guests among honest rules change no score but their own', { timeout: 300_000 }, async () => {
  {
    await using sandbox = createSandbox({ workers: 2 })
    const hostile = corpus.map(({ name, verdicts, job }): Expectation => ({
      run: async () => {
        const verdict = await sandbox.run(job)
        expect(verdicts, `${name}: ${JSON.stringify(verdict)}`).toContain(verdict.kind)
      },
    }))
    const known = rules.map((rule) => ({
      source: `export const priority = ${rule.toString()}`,
      orders: ordersBy(rule),
    }))
    known.push({ source: honest, orders: honestOrders.map((order) => [...order]) })
    const innocent = Array.from({ length: evaluations - hostile.length }, (_, index): Expectation => {
      const { source, orders } = known[index % known.length] as (typeof known)[number]
      // Each is a program of its own; every third runs from last to first.
      const job = jobOf(`${source}\n// ${index}`, { reverse: index % 3 === 0 })
      return { run: async () => expect(ordersOf(await sandbox.run(job)), source).toEqual(orders) }
    })
    await Promise.all(shuffled([...hostile, ...innocent], 20_261_120).map(({ run }) => run()))
  }
  expect(sandboxProcesses(process.pid)).toEqual([])
})
