/** FlatPack from the command line: what genetic programming makes of its contract, on instances of a user's own. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProblem } from '../src/problem/registry.ts'
import { heuristica, show, workFolder } from './command-line.ts'

test('a small run on instances from a file improves on first fit', { timeout: 120_000 }, async () => {
  using folder = workFolder()
  const problem = await loadProblem('flatpack/place')
  const small = problem.set('train').instances.filter(({ group }) => group === '9 × 9')
  const instances = small.slice(0, 4).map(({ data }) => data as { readonly blocks: Int32Array })
  const plain = instances.map((one) => ({ ...one, blocks: [...one.blocks], taken: [] }))
  writeFileSync(join(folder.path, 'small.json'), JSON.stringify(plain))
  const limits = ['--max-evaluations', '16', '--option', 'initial=16', '--train-instances', 'small.json']
  const { code, stderr } = await heuristica(folder.path, ['run', 'flatpack/place', ...limits, '--json'])
  expect(code, stderr).toBe(0)
  const { best } = await show(folder.path)
  const firstFit = await heuristica(folder.path, ['evaluate', 'flatpack/place', 'first fit', '--json'])
  const { results } = JSON.parse(firstFit.stdout) as { results: readonly { metrics: { meanGap: number } }[] }
  expect(best?.test?.['meanGap']).toBeLessThan(0.7 * (results[0]?.metrics.meanGap ?? 0))
})
