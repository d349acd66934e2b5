/** Flow shops and job shops from the command line: what a small search makes of their contracts. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, show, workFolder } from './command-line.ts'

const recording = join(root, 'examples', 'recordings', 'flow-shop.jsonl')

// References are bounds, which cost nothing; the order of heuristics by their mean gap hardly depends on them.
test.each([
  ['job-shop/dispatch', 'LPT', ['--strategy', 'genetic-programming', '--max-evaluations', '20']],
  [
    'flow-shop/gls',
    'random jobs',
    ['--strategy', 'genetic-programming', '--max-evaluations', '8', '--setting', 'iterations=4'],
  ],
  [
    'flow-shop/sequence',
    'Palmer',
    ['--strategy', 'best-of', '--model', `recording:${recording}`, '--max-completions', '2'],
  ],
])('a small search for %s improves on %s', { timeout: 120_000 }, async (problem, weakest, options) => {
  using folder = workFolder()
  const bound = ['--reference', 'bound']
  const { code, stderr } = await heuristica(folder.path, ['run', problem, ...options, ...bound])
  expect(code, stderr).toBe(0)
  const { best } = await show(folder.path)
  const settings = options.filter((_, at) => options[at] === '--setting' || options[at - 1] === '--setting')
  const compared = ['evaluate', problem, weakest, '--set', 'test', ...settings, ...bound, '--json']
  const { results } = JSON.parse((await heuristica(folder.path, compared)).stdout) as {
    readonly results: readonly { readonly metrics: { readonly meanGap: number } }[]
  }
  expect(best?.test?.['meanGap']).toBeLessThan(results[0]?.metrics.meanGap ?? 0)
})
