/** `heuristica tune`: what changed, what it is worth, and clear words for what cannot be tuned. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, start, workFolder } from './command-line.ts'

const three = join(root, 'examples', 'instances', 'three.json')
const onThree = ['--train-instances', three, '--instances', three, '--workers', '1']
const spoilt = `/** Earliest due date, spoilt by a preference for long jobs. */
const bias = 3 // tune: -5..5
export const priority = (job, now) => bias * job.p - Math.max(now + job.p, job.d)
`

type Printed = {
  readonly constants: readonly { readonly name: string; readonly before: number; readonly after: number }[]
  readonly evaluations: { readonly limit: number; readonly spent: number }
  readonly before: { readonly train: number; readonly validation: number }
  readonly after: { readonly train: number; readonly validation: number }
  readonly source: string
}

test('tunes on train, tells what changed, writes it back, and repeats itself', async () => {
  using folder = workFolder()
  writeFileSync(join(folder.path, 'spoilt.js'), spoilt)
  const args = ['tune', 'tardiness', 'spoilt.js', ...onThree, '--evaluations', '40']
  const json = await heuristica(folder.path, [...args, '--json', '--out', 'tuned.js'])
  expect(json.code, json.stderr).toBe(0)
  const printed = JSON.parse(json.stdout) as Printed
  const after = printed.constants[0]?.after ?? 3
  expect(printed.constants).toMatchObject([{ name: 'bias', before: 3, low: -5, high: 5 }])
  expect(printed.evaluations.spent).toBeLessThanOrEqual(40)
  expect(printed.after.train).toBeLessThan(printed.before.train)
  expect(printed.source).toBe(spoilt.replace('= 3', after < 0 ? `= (${after})` : `= ${after}`))
  expect(readFileSync(join(folder.path, 'tuned.js'), 'utf8')).toBe(printed.source)

  const text = await heuristica(folder.path, args)
  expect(text.code, text.stderr).toBe(0)
  expect(text.stdout).toMatch(new RegExp(`2\\s+bias\\s+3\\s+${after}\\s+-5\\.\\.5`))
  expect(text.stdout).toContain('spoilt.js, tuned')
  expect(text.stdout).toContain('(strongest baseline)')
  expect(text.stdout.trimEnd().endsWith(printed.source.trimEnd())).toBe(true)
})

test('Ctrl-C keeps the best so far', async () => {
  using folder = workFolder()
  writeFileSync(join(folder.path, 'spoilt.js'), spoilt)
  const args = ['tune', 'tardiness', 'spoilt.js', '--workers', '1', '--evaluations', '100000', '--out', 'tuned.js']
  const { child, ended } = start(folder.path, args)
  const interrupt = (text: string): void => {
    if (!/evaluations \d/.test(text)) return
    child.stderr?.off('data', interrupt)
    child.kill('SIGINT')
  }
  child.stderr?.on('data', interrupt)
  const { code, stdout, stderr } = await ended
  expect(code, stderr).toBe(130)
  expect(stdout).toMatch(/of 100,000 evaluations: interrupted/)
  expect(readFileSync(join(folder.path, 'tuned.js'), 'utf8')).toContain('export const priority')
})

test('says what cannot be tuned, and what to do', async () => {
  using folder = workFolder()
  const files = {
    'plain.js': 'export const priority = (job) => -job.d\n',
    'broken.js': 'export const priority = (job => 0.5',
    'throws.js': 'export const priority = (job) => 0.5 * job.due.date\n',
    'spoilt.js': spoilt,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['tardiness', 'plain.js'], /plain\.js has no constants to tune: .*\/\/ tune: 0\.\.2/],
    [['tardiness', 'broken.js'], /broken\.js is not a program: line \d/],
    [['tardiness', 'throws.js', ...onThree], /throws\.js fails on the train set, .*threw: .*line 1/],
    [['tardyness', 'spoilt.js'], /tardyness/],
    [['tardiness', 'none.js'], /Cannot read none\.js: there is no such file/],
    [['tardiness', 'spoilt.js', '--evaluations', 'many'], /--evaluations/],
    [['tardiness', 'spoilt.js', '--out', 'nowhere/x.js'], /there is no folder nowhere/],
  ]
  const ended = await Promise.all(cases.map(([args]) => heuristica(folder.path, ['tune', ...args])))
  for (const [at, [args, message]] of cases.entries()) {
    expect(ended[at]?.stderr, args.join(' ')).toMatch(message)
    expect(ended[at]?.code, args.join(' ')).toBe(2)
  }
})
