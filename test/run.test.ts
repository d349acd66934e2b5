/** The main job, end to end: discovery from the command line, its determinism, and what survives an interruption. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Journal } from '../src/journal/journal.ts'
import { randomStream } from '../src/random.ts'
import { heuristica, show, start, workFolder } from './command-line.ts'

/** How many steps the run in `folder` has journaled; 0 before it has begun. */
const steps = (folder: string): number => {
  try {
    const [run = 'none'] = readdirSync(join(folder, 'runs'))
    using journal = new Journal(join(folder, 'runs', run), { readOnly: true })
    return [...journal.steps()].length
  } catch {
    return 0
  }
}

/** Small, but with everything in it: several generations, tuning, a winner. */
const small = ['run', 'tardiness', '--max-evaluations', '40', '--seed', '7', '--option', 'initial=60']

test(
  'without a model a run searches by genetic programming and shows table, source and place',
  { timeout: 120_000 },
  async () => {
    using folder = workFolder()
    const { code, stdout, stderr } = await heuristica(folder.path, small)
    expect(stderr).toContain('No model is configured: searching by genetic programming')
    expect(stderr).toMatch(/evaluations \d+ \/ 40 .* best pooled gap on train/)
    expect(code).toBe(0)
    for (const name of ['discovered', 'EDD', 'MDD', 'EDDC', 'MDDC', 'PSK', 'AugMDDC']) expect(stdout).toContain(name)
    expect(stdout).toMatch(/discovered − MDD: .* → (better|worse|cannot tell)/)
    expect(stdout).toMatch(/discovered − MDDC: .* → (better|worse|cannot tell)/)
    expect(stdout).toContain('export function priority(')
    expect(stdout).toMatch(/The run is kept in runs\/tardiness-dispatch-\d{8}-\d{6}/)

    const shown = await show(folder.path)
    expect(shown).toMatchObject({ state: 'finished', problem: 'tardiness/dispatch', strategy: 'genetic-programming' })
    expect(shown.spent?.evaluations).toBeLessThanOrEqual(40)
    expect(shown.best?.test?.['pooledGap']).toBeGreaterThanOrEqual(0)
    expect(stdout).toContain(shown.best?.source.trim())
  },
)

test(
  'the same seed gives the same digest, with one worker or four; another seed another',
  { timeout: 180_000 },
  async () => {
    using folder = workFolder()
    const digests: string[] = []
    for (const more of [
      ['--workers', '1'],
      ['--workers', '4'],
      ['--seed', '8'],
    ]) {
      const { code, stdout } = await heuristica(folder.path, [...small, ...more, '--json'])
      expect(code).toBe(0)
      digests.push((JSON.parse(stdout) as { digest: string }).digest)
    }
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  },
)

test(
  'killed at a score of random points and resumed, a run ends as if never interrupted',
  { timeout: 300_000 },
  async () => {
    using whole = workFolder()
    using torn = workFolder()
    await heuristica(whole.path, small)
    const expected = await show(whole.path)

    const random = randomStream(1, 'kills')
    let resumed = start(torn.path, small)
    let kills = 0
    for (; kills < 20; kills += 1) {
      const at = steps(torn.path) + random.index(4)
      const { child } = resumed
      while (steps(torn.path) <= at && child.exitCode === null) await sleep(5)
      if (child.exitCode !== null) break
      child.kill('SIGKILL')
      await resumed.ended
      expect(await show(torn.path)).toMatchObject({ state: 'interrupted' })
      resumed = start(torn.path, ['resume', 'last'])
    }
    expect(kills).toBe(20)
    const { code, stderr } = await resumed.ended
    expect(code, stderr).toBe(0)
    const actual = await show(torn.path)
    expect(actual.digest).toBe(expected.digest)
    // When the test set was looked at differs, how often does not.
    const timeless = { id: '', startedAt: '', testEvaluations: [] }
    expect({ ...actual, ...timeless }).toEqual({ ...expected, ...timeless })
  },
)

test(
  'Ctrl-C once ends a run in good order with exit code 130; resumed, it ends as if never interrupted',
  { timeout: 180_000 },
  async () => {
    using whole = workFolder()
    using folder = workFolder()
    await heuristica(whole.path, small)
    const { child, ended } = start(folder.path, small)
    await new Promise<void>((resolve) =>
      child.stderr?.on('data', (text: string) => text.includes('evaluations') && resolve()),
    )
    child.kill('SIGINT')
    const { code, stderr } = await ended
    expect(code).toBe(130)
    expect(stderr).toContain('Go on with: heuristica resume tardiness-dispatch-')
    expect(await show(folder.path)).toMatchObject({ state: 'interrupted' })

    const resumed = await heuristica(folder.path, ['resume', 'last'])
    expect(resumed.code).toBe(0)
    expect((await show(folder.path)).digest).toBe((await show(whole.path)).digest)
    const again = await heuristica(folder.path, ['resume', 'last'])
    expect(again.stderr).toContain('is finished already')
  },
)

test('a run that is under way is locked', { timeout: 60_000 }, async () => {
  using folder = workFolder()
  const { child, ended } = start(folder.path, ['run', 'tardiness', '--max-evaluations', '5000'])
  await new Promise<void>((resolve) =>
    child.stderr?.on('data', (text: string) => text.includes('evaluations') && resolve()),
  )
  expect(await show(folder.path)).toMatchObject({ state: 'running' })
  const second = await heuristica(folder.path, ['resume', 'last'])
  expect(second.code).toBe(2)
  expect(second.stderr).toContain('is under way in another process')
  child.kill('SIGKILL')
  await ended
})

test('list, show and candidates are told in text and JSON', { timeout: 60_000 }, async () => {
  using folder = workFolder()
  const none = await heuristica(folder.path, ['list'])
  expect(none.stderr).toContain('There is no run in')
  await heuristica(folder.path, ['run', 'tardiness', '--max-evaluations', '5', '--option', 'initial=10'])
  const list = await heuristica(folder.path, ['list'])
  expect(list.stdout).toMatch(/tardiness-dispatch-\S+\s+finished\s+genetic-programming/)
  const { best } = await show(folder.path)
  const text = await heuristica(folder.path, ['show', 'last'])
  expect(text.stdout).toContain(`Winner: ${best?.candidate}`)
  const candidate = await heuristica(folder.path, ['show', 'last', best?.candidate ?? '', '--json'])
  expect(JSON.parse(candidate.stdout)).toMatchObject({
    id: best?.candidate,
    source: best?.source,
    outcome: { kind: 'scored' },
  })
  const unknown = await heuristica(folder.path, ['show', 'last', 'c99999'])
  expect(unknown.code).toBe(2)
  expect(unknown.stderr).toContain('has no candidate "c99999"')
})

test("a run can begin with a program of the user's", { timeout: 60_000 }, async () => {
  using folder = workFolder()
  const mine = join(import.meta.dirname, '..', 'examples', 'heuristics', 'mdd-with-slack.js')
  const { code } = await heuristica(folder.path, [
    'run',
    'tardiness',
    '--from',
    mine,
    '--max-evaluations',
    '8',
    '--option',
    'population=10',
  ])
  expect(code).toBe(0)
  const first = await heuristica(folder.path, ['show', 'last', 'c1', '--json'])
  expect(JSON.parse(first.stdout)).toMatchObject({ operator: 'given', source: readFileSync(mine, 'utf8') })
  const { best } = await show(folder.path)
  expect(best?.test?.['pooledGap']).toBeLessThan(0.02)
})

test('repetitions count the seed up and end in a table', { timeout: 60_000 }, async () => {
  using folder = workFolder()
  const { code, stdout } = await heuristica(folder.path, [
    'run',
    'tardiness',
    '--repeat',
    '2',
    '--seed',
    '3',
    '--max-evaluations',
    '5',
    '--option',
    'population=10',
  ])
  expect(code).toBe(0)
  expect(readdirSync(join(folder.path, 'runs'))).toHaveLength(2)
  expect(stdout).toMatch(/seed {2}run .*\n +3 {2}tardiness-dispatch.*\n +4 {2}tardiness-dispatch/)
})

test('a time limit ends the search, and a resumed run obeys it at the same place', { timeout: 60_000 }, async () => {
  using folder = workFolder()
  const { code, stderr } = await heuristica(folder.path, ['run', 'tardiness', '--max-time', '2s'])
  expect(code).toBe(0)
  expect(stderr).toContain('The search ended early: time is up')
})
