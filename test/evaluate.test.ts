/** `heuristica evaluate`: the promised JSON, failing candidates as results, and the configuration file. */

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, show, workFolder } from './command-line.ts'

type Printed = {
  readonly problem: string
  readonly set: string
  readonly results: readonly {
    readonly heuristic: string
    readonly verdict: { readonly kind: string; readonly detail: string }
    readonly metrics: Record<string, number | null>
    readonly instances: readonly { readonly id: string; readonly objective: number; readonly gap: number | null }[]
  }[]
}

test('programs that fail are results with a verdict, and the exit code stays 0', async () => {
  using folder = workFolder()
  const files = {
    'good.js': 'export const priority = (job, now) => -Math.max(now + job.p, job.d)',
    'loop.js': 'export function priority() { while (true) {} }',
    'nan.js': 'export function priority(job) { return job.weight * 2 }',
    'syntax.js': 'export function priority(job { return 1 }',
    'other.js': 'export function rate() { return 1 }',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  const instances = join(root, 'examples', 'instances', 'three.json')
  const { code, stdout, stderr } = await heuristica(folder.path, [
    'evaluate',
    'tardiness',
    ...Object.keys(files),
    '--instances',
    instances,
    '--json',
  ])
  expect(code, stderr).toBe(0)
  const { problem, set, results } = JSON.parse(stdout) as Printed
  expect({ problem, set }).toEqual({ problem: 'tardiness/dispatch', set: 'three.json' })
  expect(results.map(({ heuristic, verdict }) => [heuristic, verdict.kind])).toEqual([
    ['good.js', 'returned'],
    ['loop.js', 'timeout'],
    ['nan.js', 'invalid'],
    ['syntax.js', 'syntax'],
    ['other.js', 'invalid'],
  ])
  expect(results[0]?.metrics).toMatchObject({ meanGap: 0, pooledGap: 0, worstGap: 0, zeroHit: 1 })
  expect(results[0]?.instances).toHaveLength(3)
  expect(results[0]?.instances[0]).toMatchObject({
    objective: 141,
    reference: { value: 141, kind: 'optimal', by: 'exact decomposition' },
    gap: 0,
  })
  expect(results[2]?.verdict.detail).toContain('priority returned NaN, expected a number')
  expect(results[1]?.instances).toEqual([])
})

test('a configuration file decides, and flags override it', async () => {
  using folder = workFolder()
  mkdirSync(join(folder.path, 'node_modules'))
  symlinkSync(root, join(folder.path, 'node_modules', 'heuristica'))
  writeFileSync(
    join(folder.path, 'heuristica.config.ts'),
    `import { defineConfig } from 'heuristica'
     export default defineConfig({ problem: 'tardiness', seed: 5, budget: { evaluations: 4 }, options: { initial: 10 } })`,
  )
  const { code, stderr } = await heuristica(folder.path, ['run', '--seed', '6'])
  expect(code, stderr).toBe(0)
  expect(await show(folder.path)).toMatchObject({ seed: 6, budget: { evaluations: 4 }, state: 'finished' })
})
