/** `npm run reproduce` on a small family: what agrees, what differs, what is left out, and with which exit code. */

import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, workFolder } from './command-line.ts'

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

const fixtures = join(root, 'test', 'fixtures', 'published')

const run = (args: readonly string[], data?: string): Promise<Ended> =>
  new Promise((resolve) => {
    const script = join(root, 'scripts', 'reproduce.ts')
    const { HEURISTICA_DATA: _, ...env } = process.env
    execFile(
      process.execPath,
      ['--conditions=source', script, '--problems', fixtures, ...args],
      { env: data === undefined ? env : { ...env, HEURISTICA_DATA: data } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })

test('numbers that agree, a target and what is left out end well', async () => {
  using folder = workFolder()
  mkdirSync(join(folder.path, 'walks'))
  writeFileSync(join(folder.path, 'walks', 'starts.json'), '[1, 2, 3]')
  const { code, stdout, stderr } = await run(['walks'], folder.path)
  expect(code, stderr + stdout).toBe(0)
  const rows = stdout.split('\n')
  const row = (start: string): string | undefined => rows.find((line) => line.startsWith(start))?.replaceAll(/ +/g, ' ')
  expect(rows[0]).toBe('walks/step: a page of sums')
  expect(row('test, steps 8 ')).toBe('test, steps 8 one 31.333 31.333 +0.0003 agrees')
  expect(row('test, 2 settings ')).toBe('test, 2 settings one 29.333 29.333 +0.0003 agrees')
  expect(row('test, noise 1, noisy ')).toMatch(/27\.333 27\.\d{3} ± 0\.\d{3} .* agrees$/)
  expect(stdout).toMatch(/test +two † +99\.000 +31\.333 +−67\.6667 +target/)
  expect(row('filed ')).toBe('filed one 6.000 6.000 0.0000 agrees')
  expect(row('tour ')).toBe('tour three 1.5 – – published, source not available')
  expect(stdout).toContain('Reference on test: start: its start (bound).')
  expect(stdout).toContain('Reference on test: a guess, 20.')
  expect(stdout).toContain('± standard error of the mean over 12 random streams.')
  expect(stdout).toContain('† was fitted to instances of this set.')
  expect(stdout).toContain('12 published numbers: 10 agree, 1 are targets, 1 cannot be checked.')
})

test('without the public files, and with --quick, cells are left out by name', async () => {
  const { code, stdout } = await run(['--quick'])
  expect(code).toBe(0)
  expect(stdout).toContain('far: left out, it has instances of size 1000')
  expect(stdout).toContain(
    'filed: left out, it is read from walks/starts.json: set HEURISTICA_DATA to a folder with the public benchmark files',
  )
  expect(stdout).toContain('12 published numbers: 8 agree, 1 are targets, 1 cannot be checked, 2 were left out.')
  using folder = workFolder()
  const { stdout: empty } = await run(['--quick'], folder.path)
  expect(empty).toContain(`HEURISTICA_DATA names ${folder.path}, which has no file walks/starts.json`)
})

test('a number that differs and a heuristic that fails end badly, and are told', async () => {
  const { code, stdout } = await run(['--ours'])
  expect(code).toBe(1)
  expect(stdout).toMatch(/test +one +27\.335 +27\.333 +−0\.0017 +DIFFERS/)
  expect(stdout).toMatch(/test +none +1\.000 +– +– +FAILED/)
  expect(stdout).toContain('none on test: failed, invalid: step returned NaN, expected a number')
  expect(stdout).toContain('2 published numbers: 0 agree, 1 differ, 1 failed.')
})

test('a wrong name or flag is told', async () => {
  expect(await run(['walk'])).toMatchObject({
    code: 2,
    stderr: "No family 'walk' has published numbers; did you mean 'walks'?\n",
  })
  expect((await run(['--fast'])).code).toBe(2)
})
