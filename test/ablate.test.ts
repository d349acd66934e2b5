/** `heuristica ablate`: the matrix of runs, what it will cost, and that runs which exist are not made again. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, workFolder } from './command-line.ts'

const recording = join(root, 'examples', 'recordings', 'best-of.jsonl')
const three = join(root, 'examples', 'instances', 'three.json')
const args = [
  'ablate',
  'tardiness',
  '--strategy',
  'best-of',
  '--model',
  `recording:${recording}`,
  '--workers',
  '1',
  '--max-completions',
  '2',
  '--option',
  'tune=0',
  '--train-instances',
  three,
]

type Printed = {
  readonly set: string
  readonly variants: readonly {
    readonly variant: string
    readonly runs: number
    readonly median: number
    readonly difference: number | null
    readonly options: Readonly<Record<string, unknown>>
  }[]
}

test('runs each variant over the seeds, tells the cost before, and makes no run twice', async () => {
  using folder = workFolder()
  const first = await heuristica(folder.path, [...args, '--seeds', '1', '--json'])
  expect(first.code, first.stderr).toBe(0)
  expect(first.stderr).toContain('2 variants × 1 seed: 2 runs, of which 0 exist. At most 4 completions will be spent.')
  const { set, variants } = JSON.parse(first.stdout) as Printed
  expect(set).toBe('validation')
  expect(variants.map(({ variant, runs }) => [variant, runs])).toEqual([
    ['default', 1],
    ['repair=true', 1],
  ])
  expect(variants[1]?.options).toEqual({ tune: 0, repair: true })

  const again = await heuristica(folder.path, [...args, '--seeds', '1'])
  expect(again.code, again.stderr).toBe(0)
  expect(again.stderr).toContain('2 runs, of which 2 exist. At most 0 completions will be spent.')
  expect(again.stdout).toMatch(/variant\s+runs\s+median pooled gap\s+quartiles\s+difference\s+p/)
  expect(again.stdout).toMatch(/repair=true\s+1/)
})

test('says which switches there are', async () => {
  using folder = workFolder()
  const { code, stderr } = await heuristica(folder.path, [...args, '--only', 'nothing'])
  expect(code).toBe(2)
  expect(stderr).toContain('best-of has no switch "nothing"; it has: repair')
})
