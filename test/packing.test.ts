/** Bin packing from the command line: heuristics of a user's own on instances of their own, and what genetic programming makes of its contracts. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProblem } from '../src/problem/registry.ts'
import { geneticProgramming } from '../src/strategies/genetic-programming.ts'
import { heuristica, show, workFolder } from './command-line.ts'

type Printed = {
  readonly problem: string
  readonly results: readonly {
    readonly heuristic: string
    readonly verdict: { readonly kind: string; readonly detail: string }
    readonly instances: readonly { readonly objective: number; readonly reference: { readonly by: string } }[]
  }[]
}

test('plain and typed arrays are taken, on instances from a file', async () => {
  using folder = workFolder()
  const files = {
    'plain.js': 'export const priority = (item, capacities) => capacities.map((left) => -left)',
    'typed.js': 'export const priority = (item, capacities) => Float64Array.from(capacities, (left) => -left)',
    'scalar.js': 'export const priority = (item, capacities) => capacities.length',
    'weibull.json': JSON.stringify({
      capacity: 10,
      instances: [
        [6, 5, 4, 5],
        [7, 7, 3, 3, 10],
      ],
    }),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  const programs = ['plain.js', 'typed.js', 'scalar.js', 'Best fit']
  const options = ['--instances', 'weibull.json', '--reference', 'l1', '--json']
  const { code, stdout, stderr } = await heuristica(folder.path, [
    'evaluate',
    'bin-packing/online',
    ...programs,
    ...options,
  ])
  expect(code, stderr).toBe(0)
  const { problem, results } = JSON.parse(stdout) as Printed
  expect(problem).toBe('bin-packing/online')
  expect(results.map(({ heuristic, verdict }) => [heuristic, verdict.kind])).toEqual([
    ['plain.js', 'returned'],
    ['typed.js', 'returned'],
    ['scalar.js', 'invalid'],
    ['Best fit', 'returned'],
  ])
  expect(results[2]?.verdict.detail).toContain('priority returned 2, expected an array of numbers')
  for (const at of [0, 1, 3])
    expect(results[at]?.instances.map(({ objective, reference }) => [objective, reference.by])).toEqual([
      [2, 'L1 = ⌈Σ sizes / capacity⌉'],
      [3, 'L1 = ⌈Σ sizes / capacity⌉'],
    ])
})

test.each([
  ['a setting that is none', ['Best fit', '--setting', 'window=all'], 'setting window: Invalid option'],
  [
    'a file with an item that is too large',
    ['Best fit', '--instances', 'large.json'],
    'large.json:1: instance 1, sizes[1]: Expected an item that fits into a bin of 10, got 11',
  ],
  [
    'a public set that is not here',
    ['Best fit', '--set', 'or3'],
    'set HEURISTICA_DATA to a folder with the public benchmark files',
  ],
])('%s is told in a line', async (_, args, message) => {
  using folder = workFolder()
  writeFileSync(join(folder.path, 'large.json'), JSON.stringify({ capacity: 10, instances: [[1, 11]] }))
  const { code, stdout, stderr } = await heuristica(folder.path, ['evaluate', 'bin-packing', ...args])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(message)
})

test('genetic programming can write for the contracts that rate', async () => {
  for (const name of ['online', 'online-score', 'online-state', 'order', 'offline']) {
    const { definition } = await loadProblem(`bin-packing/${name}`)
    expect(geneticProgramming.refuses?.(definition.heuristic), name).toBeUndefined()
  }
})

test('a small run improves on first fit', { timeout: 120_000 }, async () => {
  using folder = workFolder()
  const args = ['run', 'bin-packing/order', '--max-evaluations', '40', '--option', 'initial=40', '--json']
  const { code, stderr } = await heuristica(folder.path, args)
  expect(code, stderr).toBe(0)
  const { best } = await show(folder.path)
  const firstFit = await heuristica(folder.path, ['evaluate', 'bin-packing/order', 'As they come', '--json'])
  const { results } = JSON.parse(firstFit.stdout) as { results: readonly { metrics: { pooledGap: number } }[] }
  expect(best?.test?.['pooledGap']).toBeLessThan(0.6 * (results[0]?.metrics.pooledGap ?? 0))
})
