/** The strategy that docs/own-strategy.md writes is run as the page says; a strategy's file needs trust and says what it lacks. */

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, show, workFolder } from './command-line.ts'

const page = readFileSync(join(root, 'docs', 'own-strategy.md'), 'utf8')
const source = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
const model = `recording:${join(root, 'examples', 'recordings', 'best-of.jsonl')}`

/** A folder of a user's in which the package is installed. */
const project = (): ReturnType<typeof workFolder> => {
  const folder = workFolder()
  mkdirSync(join(folder.path, 'node_modules'))
  symlinkSync(root, join(folder.path, 'node_modules', 'heuristica'), 'dir')
  writeFileSync(join(folder.path, 'annealing.ts'), source)
  return folder
}

test(
  'it has forty lines and runs, is listed with its options and prompts, and is resumed',
  { timeout: 120_000 },
  async () => {
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(44)
    using folder = project()
    const asked = ['run', 'tardiness', '--model', model, '--strategy', './annealing.ts', '--max-completions', '5']
    const { code, stderr, stdout } = await heuristica(folder.path, [...asked, '--trust', '--option', 'width=1'])
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('what annealing found')
    expect(await show(folder.path)).toMatchObject({ state: 'finished', strategy: 'annealing' })
    const options = await heuristica(folder.path, ['strategies', 'show', './annealing.ts', '--trust'])
    expect(options.stdout).toContain('--option temperature=0.1')
    expect(options.stdout).toContain('--- annealing/neighbour.md')
    expect((await heuristica(folder.path, ['resume', 'last'])).stderr).toContain('add --trust')
    expect((await heuristica(folder.path, ['resume', 'last', '--trust'])).stderr).toContain('is finished already')
  },
)

test('without trust nothing of it is run; a file that is no strategy is told', { timeout: 60_000 }, async () => {
  using folder = project()
  writeFileSync(join(folder.path, 'careless.ts'), 'console.log("I ran"); export default { name: "careless" }')
  writeFileSync(join(folder.path, 'broken.ts'), 'export default {')
  const run = (...args: string[]) => heuristica(folder.path, ['run', 'tardiness', '--model', model, ...args])
  const untrusted = await run('--strategy', './careless.ts')
  expect(untrusted.code).toBe(2)
  expect(untrusted.stderr).toContain('add --trust if you trust it')
  expect(untrusted.stdout).not.toContain('I ran')
  expect((await run('--strategy', './careless.ts', '--trust')).stderr).toContain(
    'has no strategy as its default export',
  )
  expect((await run('--strategy', './broken.ts', '--trust')).stderr).toContain('Cannot load the strategy ./broken.ts')
  expect((await run('--strategy', './missing.ts', '--trust')).stderr).toContain('Cannot load the strategy ./missing.ts')
  expect((await run('--strategy', 'eo')).stderr).toContain("did you mean 'eoh'")
})

test('the program for the sandbox that the page writes runs without trust', { timeout: 60_000 }, async () => {
  using folder = workFolder()
  writeFileSync(
    join(folder.path, 'climb.guest.js'),
    /```js\n(export async function search[\s\S]*?)```/.exec(page)?.[1] ?? '',
  )
  const recording = `recording:${join(root, 'examples', 'recordings', 'hill-climb.jsonl')}`
  const asked = ['run', 'tardiness', '--model', recording, '--strategy', './climb.guest.js', '--option', 'asks=2']
  const { code, stderr } = await heuristica(folder.path, [...asked, '--max-completions', '5'])
  expect(code, stderr).toBe(0)
  expect(await show(folder.path)).toMatchObject({ strategy: 'climb', spent: { completions: 5 } })
})
