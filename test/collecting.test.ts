/** Orienteering, knapsacks and weighted tardiness from the command line: what genetic programming makes of their contracts, natural values where a problem maximises. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as knapsack from '../problems/knapsack/instances.ts'
import * as orienteering from '../problems/orienteering/instances.ts'
import * as tardiness from '../problems/weighted-tardiness/instances.ts'
import { heuristica, show, workFolder } from './command-line.ts'

type Evaluated = {
  readonly results: readonly {
    readonly metrics: Readonly<Record<string, number>>
    readonly instances: readonly { readonly objective: number; readonly reference: { readonly value: number } }[]
  }[]
}

/** Smaller than those of the train sets, with references that take no time. */
const small: Readonly<Record<string, readonly object[]>> = {
  'orienteering/aco': [1, 2, 3, 4].map((rep) => orienteering.generate({ n: 15, prizes: 'uniform', rep })),
  'knapsack/multi': [1, 2, 3, 4].map((rep) => knapsack.generate({ n: 30, m: 5, quarters: 1 + (rep % 3), rep })),
  'weighted-tardiness/dispatch': [2, 4, 6, 8, 10].flatMap((tf10) =>
    [1, 2, 3].map((rep) => tardiness.generate({ n: 14, tf10, rdd10: 6, rep })),
  ),
}

const plain = (instance: object): unknown =>
  Object.fromEntries(
    Object.entries(instance).map(([key, value]) => [key, ArrayBuffer.isView(value) ? [...(value as never)] : value]),
  )

test.each([
  ['orienteering/aco', 'no preference', 'meanGap', ['--setting', 'iterations=5', '--setting', 'ants=10']],
  ['knapsack/multi', 'no preference', 'meanGap', ['--setting', 'iterations=5']],
  ['weighted-tardiness/dispatch', 'EDD', 'pooledGap', []],
])(
  'a small run of %s improves on %s on the test set',
  { timeout: 120_000 },
  async (problem, weakest, metric, settings) => {
    using folder = workFolder()
    writeFileSync(join(folder.path, 'small.json'), JSON.stringify(small[problem]?.map(plain)))
    const limits = ['--max-evaluations', '80', '--option', 'initial=80', '--train-instances', 'small.json']
    const { code, stderr } = await heuristica(folder.path, ['run', problem, ...limits, ...settings, '--json'])
    expect(code, stderr).toBe(0)
    const { best } = await show(folder.path)
    const { stdout } = await heuristica(folder.path, ['evaluate', problem, weakest, ...settings, '--json'])
    const [first] = (JSON.parse(stdout) as Evaluated).results
    expect(best?.test?.[metric]).toBeLessThan(0.95 * (first?.metrics[metric] ?? 0))
    for (const { objective, reference } of first?.instances ?? []) {
      expect(objective).toBeGreaterThanOrEqual(0)
      expect(reference.value).toBeGreaterThanOrEqual(0)
    }
  },
)
