/** What `heuristica strategies` tells: every method with source and cost; of one, its options with defaults, and its prompts. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { strategies } from '../src/strategies/index.ts'
import { heuristica, root, workFolder } from './command-line.ts'

test('lists every strategy with source and cost', async () => {
  using folder = workFolder()
  const { stdout } = await heuristica(folder.path, ['strategies'])
  for (const { name, source, cost } of strategies) {
    expect(stdout).toMatch(new RegExp(`^${name}\\b`, 'm'))
    expect(stdout).toContain(`after: ${source}`)
    expect(stdout).toContain(`cost: ${cost}`)
  }
})

test('shows options with defaults and the prompts of one, as text and as JSON', async () => {
  using folder = workFolder()
  const { stdout } = await heuristica(folder.path, ['strategies', 'show', 'eoh'])
  expect(stdout).toContain('--option operators=e1,e2,m1,m2,m3')
  expect(stdout).toContain(readFileSync(join(root, 'prompts', 'eoh', 'e2.md'), 'utf8').trim())
  const json = await heuristica(folder.path, ['strategies', 'show', 'eoh', '--json'])
  const shown = JSON.parse(json.stdout) as {
    options: { option: string; default: unknown }[]
    prompts: Record<string, string>
  }
  expect(shown.options.find(({ option }) => option === 'population')?.default).toBe(10)
  expect(Object.keys(shown.prompts)).toContain('eoh/parents.md')
})

test('docs/strategies.md names every strategy', () => {
  const page = readFileSync(join(root, 'docs', 'strategies.md'), 'utf8')
  for (const { name } of strategies) expect(page).toContain(`\`${name}\``)
})
