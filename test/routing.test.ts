/** Vehicle routing from the command line: what genetic programming and a recorded run make of its contracts. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, show, workFolder } from './command-line.ts'

type Evaluated = { readonly results: readonly { readonly metrics: Readonly<Record<string, number>> }[] }

const recording = join(root, 'examples', 'recordings', 'cvrp-lns.jsonl')
const recorded = ['--strategy', 'best-of', '--model', `recording:${recording}`, '--max-completions', '3', '--seed', '1']

test.each([
  ['cvrp/construct', 'nearest neighbour', ['--max-evaluations', '16', '--option', 'initial=16'], []],
  [
    'cvrp/aco',
    'inverse distance',
    ['--max-evaluations', '60', '--option', 'initial=40'],
    ['--setting', 'iterations=3', '--setting', 'ants=10'],
  ],
  ['cvrp/lns', 'string removals', recorded, ['--setting', 'iterations=60']],
])(
  'a small run of %s improves on %s on the test set',
  { timeout: 120_000 },
  async (problem, weakest, search, settings) => {
    using folder = workFolder()
    const { code, stderr } = await heuristica(folder.path, ['run', problem, ...search, ...settings, '--json'])
    expect(code, stderr).toBe(0)
    const { best } = await show(folder.path)
    const { stdout } = await heuristica(folder.path, ['evaluate', problem, weakest, ...settings, '--json'])
    const [first] = (JSON.parse(stdout) as Evaluated).results
    expect(best?.test?.['meanGap']).toBeLessThan(0.95 * (first?.metrics['meanGap'] ?? 0))
  },
)
