/** `compare`, `verify` and `replay` from the command line. */

import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { heuristica, root, show, workFolder } from './command-line.ts'
import type { StandingsJson } from '../src/report/standings-json.ts'

const example = join(root, 'examples', 'heuristics', 'mdd-with-slack.js')

test('compare prints a table, writes files by their ending, and keeps a bar', async () => {
  using folder = workFolder()
  const outputs = ['md', 'csv', 'json', 'html'].flatMap((ending) => ['--output', `table.${ending}`])
  const compared = ['compare', 'tardiness', example, 'mdd', 'EDD', 'NBR', '--instances']
  const instances = join(root, 'examples', 'instances', 'three.json')
  const { code, stderr } = await heuristica(folder.path, [...compared, instances, ...outputs, '--fail-above', '50%'])
  expect(code, stderr).toBe(0)
  expect(stderr).toContain('within the bar of 50.00 %')
  const read = (ending: string): string => readFileSync(join(folder.path, `table.${ending}`), 'utf8')
  const { set, results } = JSON.parse(read('json')) as StandingsJson
  expect(set).toBe('three.json')
  expect(results.map(({ heuristic, origin }) => [heuristic, origin.kind])).toEqual([
    ['mdd-with-slack.js', 'file'],
    ['MDD', 'baseline'],
    ['EDD', 'baseline'],
    ['NBR', 'baseline'],
  ])
  // Three instances decide nothing.
  expect(results.map(({ versus }) => versus?.verdict)).toEqual([undefined, 'cannot tell', 'cannot tell', 'cannot tell'])
  expect(
    read('md')
      .split('\n')
      .filter((line) => line.startsWith('|')),
  ).toHaveLength(6)
  expect(read('csv').split('\r\n')).toHaveLength(6)
  expect(read('html')).toContain('<td>MDD</td>')

  const above = await heuristica(folder.path, [
    'compare',
    'tardiness',
    'EDD',
    '--instances',
    instances,
    '--fail-above',
    '0.01%',
  ])
  expect(above.code, above.stderr).toBe(100)
  expect(above.stdout).toMatch(/^EDD .*the first$/m)
  expect(above.stdout).toMatch(/^MDDC /m)

  writeFileSync(join(folder.path, 'broken.js'), 'export const priority = () => NaN')
  const broken = await heuristica(folder.path, [
    'compare',
    'tardiness',
    'broken.js',
    'MDD',
    '--instances',
    instances,
    '--fail-above',
    '9',
  ])
  expect(broken.code, broken.stderr).toBe(100)
})

test.each([
  [['nothing', 'MDD'], 'neither a file, nor a baseline of tardiness'],
  [['MDD', 'mdd'], 'MDD is named twice'],
  [['MDD', 'missing.js'], 'there is no such file'],
  [['MDD', '--output', 'table.pdf'], '--output takes a file that ends in .md, .csv, .json, .html'],
  [['MDD', '--fail-above', 'much'], '--fail-above takes a number such as 2% or 150'],
  [['MDD', '--streams', '9'], 'draws nothing at random'],
])('compare tardiness %s is told', async (args, message) => {
  using folder = workFolder()
  const { code, stderr } = await heuristica(folder.path, ['compare', 'tardiness', ...args])
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})

test('a driver that draws is compared on five streams that no training used', async () => {
  using folder = workFolder()
  mkdirSync(join(folder.path, 'node_modules'))
  symlinkSync(root, join(folder.path, 'node_modules', 'heuristica'))
  const problem = join(folder.path, 'problems', 'makespan', 'order')
  cpSync(join(root, 'examples', 'problems', 'makespan', 'order'), problem, { recursive: true })
  const edit = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(problem, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(problem, file), text.replace(from, to))
  }
  edit('problem.ts', "driver: 'driver',", "driver: 'driver', stochastic: true,")
  writeFileSync(
    join(problem, 'driver.ts'),
    `export const solve = ({ times }, { rate }, random) => {
       const ratings = times.map((time) => rate(time, 1, 1) + 40 * random.next())
       return [...times.keys()].sort((a, b) => ratings[b] - ratings[a])
     }`,
  )
  const { code, stdout, stderr } = await heuristica(folder.path, ['compare', 'makespan', 'LPT', 'as given', '--json'])
  expect(code, stderr).toBe(0)
  const { streams, results } = JSON.parse(stdout) as StandingsJson
  expect(streams).toBe(5)
  const objectives = results[0]?.instances.map(({ objective }) => objective) ?? []
  expect(objectives.length).toBeGreaterThan(10)
  expect(objectives.some((objective) => !Number.isInteger(objective))).toBe(true)
  for (const objective of objectives) expect(Number.isInteger(Math.round(objective * 1e6) / 2e5)).toBe(true)
  const few = await heuristica(folder.path, ['compare', 'makespan', 'LPT', '--streams', '3'])
  expect([few.code, few.stderr]).toEqual([2, expect.stringContaining('--streams takes 5 or more, not 3')])
})

test('a run is verified, replayed and compared, and every look at the test set is counted', async () => {
  using folder = workFolder()
  const recording = join(root, 'examples', 'recordings', 'tardiness.jsonl')
  const model = ['--model', `recording:${recording}`, '--max-completions', '5', '--max-evaluations', '120']
  const made = await heuristica(folder.path, ['run', 'tardiness', ...model])
  expect(made.code, made.stderr).toBe(0)
  const { id, digest } = await show(folder.path)

  const verified = await heuristica(folder.path, ['verify', id])
  expect(verified.code, verified.stderr).toBe(0)
  expect(verified.stdout).toMatch(/^Verified: \d+ steps, \d+ candidates and the end are the same/)

  const compared = await heuristica(folder.path, ['compare', 'tardiness', 'last', 'MDD'])
  expect(compared.code, compared.stderr).toBe(0)
  expect(compared.stdout).toMatch(
    /: candidate c\d+ of the run \S+, whose search looked at \d+ candidates and \d+ tuned variants\./,
  )
  expect(compared.stdout).toContain('evaluated on test 2 times, this one included')
  const shown = await heuristica(folder.path, ['show', id])
  expect(shown.stdout).toContain('evaluated on test 2 times: the end of the run, compare')

  const replayed = await heuristica(folder.path, ['replay', id])
  expect(replayed.code, replayed.stderr).toBe(0)
  expect(replayed.stderr).toContain(`The same run as ${id}: digest ${digest}`)
  const replay = await show(folder.path)
  expect(replay).toMatchObject({ digest, replays: id })
  expect((await heuristica(folder.path, ['verify', replay.id])).code).toBe(0)

  mkdirSync(join(folder.path, 'prompts', 'system'), { recursive: true })
  writeFileSync(join(folder.path, 'prompts', 'system', 'reason.md'), 'You write short programs.')
  const other = await heuristica(folder.path, ['replay', id, '--prompts', 'prompts', '--max-completions', '7'])
  expect(other.code, other.stderr).toBe(0)
  expect(other.stderr).toMatch(new RegExp(`Step \\d+/ask leaves the recording of ${id}: it asks something else`))
  expect(other.stderr).toContain('The search ended early: recording exhausted')
  expect(other.stderr).toMatch(new RegExp(`Another run than ${id}, from step \\d+/ask on`))

  const database = new DatabaseSync(join(folder.path, 'runs', id, 'run.db'))
  database.exec(`UPDATE candidates SET source = replace(source, 'job', 'jot') WHERE id = 'c1'`)
  database.close()
  const flipped = await heuristica(folder.path, ['verify', id])
  expect(flipped.code).toBe(1)
  expect(flipped.stdout).toContain('Different: candidate c1: it was changed after it was written')
}, 240_000)
