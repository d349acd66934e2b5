/** Training on files: the run keeps their content, so that it goes on alike when they are gone. */

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { discover } from '../src/config/discover.ts'
import { reopenRun } from '../src/config/open-run.ts'
import { executeRun } from '../src/discovery/discover.ts'
import { readRun } from '../src/discovery/run-record.ts'
import { heuristica, root, workFolder } from './command-line.ts'

const problems = join(root, 'test', 'fixtures', 'published')

test('an interrupted run goes on from the instances that it kept', async () => {
  using folder = workFolder()
  const files = ['near.json', 'far.json'].map((name) => join(folder.path, name))
  const write = (): void => files.forEach((file, at) => writeFileSync(file, JSON.stringify({ start: at ? 1000 : 3 })))
  const config = (runs: string) => ({
    problem: 'walks',
    problems: [problems],
    strategy: 'genetic-programming',
    budget: { evaluations: 6 },
    trainInstances: files,
    runs: join(folder.path, runs),
    workers: 1,
  })
  write()
  const notices: string[] = []
  const whole = await discover(config('whole'), { onNotice: (notice) => notices.push(notice) })
  expect(notices).toEqual([expect.stringContaining('of the published set far')])
  expect(whole).toMatchObject({ state: 'finished', trainedOnSets: ['far'], reference: 'start' })

  const stop = new AbortController()
  await discover(config('parts'), { signal: stop.signal, onEvent: () => stop.abort() })
  for (const file of files) rmSync(file)
  await using reopened = await reopenRun({ runs: join(folder.path, 'parts') }, 'last', { onNotice: () => undefined })
  expect(reopened.finished).toBe(false)
  await executeRun(reopened.folder, { ...reopened, onEvent: () => undefined, interrupt: new AbortController().signal })
  expect(readRun(reopened.id, reopened.folder).digest).toBe(whole.digest)
})

test('the command takes several files, warns, and marks what was fitted to the set', async () => {
  using folder = workFolder()
  writeFileSync(join(folder.path, 'a.json'), '[{ "start": 20 }, { "start": 7 }]')
  writeFileSync(join(folder.path, 'b.json'), '{ "start": 8 }')
  const shared = ['--problems', problems, '--max-evaluations', '3']
  const run = await heuristica(folder.path, ['run', 'walks', '--train-instances', 'a.json', 'b.json', ...shared])
  expect(run.code, run.stderr).toBe(0)
  expect(run.stderr).toContain('Warning: 1 training instance is in the set test too')
  expect(run.stdout).toMatch(/^discovered † /m)
  expect(run.stdout).toMatch(/^two † /m)
  expect(run.stdout).toContain('† was fitted to instances of this set.')
  const shown = await heuristica(folder.path, ['show', 'last'])
  expect(shown.stdout).toContain('references: start\ntrained on instances of: test\n')

  const args = ['evaluate', 'walks', 'one', 'two', '--problems', problems, '--instances', 'a.json', 'b.json', '--json']
  const { code, stdout, stderr } = await heuristica(folder.path, args)
  expect(code, stderr).toBe(0)
  const printed = JSON.parse(stdout) as { set: string; results: { fitted: boolean; instances: { id: string }[] }[] }
  expect(printed.set).toBe('a.json and b.json')
  expect(printed.results[0]?.instances.map(({ id }) => id)).toEqual(['a.json#1', 'a.json#2', 'b.json'])
  expect(printed.results.map(({ fitted }) => fitted)).toEqual([false, false])
})
