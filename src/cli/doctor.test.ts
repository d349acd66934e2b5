import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Finding } from './findings.ts'

const folder = mkdtempSync(join(tmpdir(), 'heuristica-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const doctor = (args: readonly string[], nodeArgs: readonly string[] = []): { code: number | null; text: string } => {
  const main = join(import.meta.dirname, 'main.ts')
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=source', ...nodeArgs, main, 'doctor', ...args],
    { cwd: folder, encoding: 'utf8', timeout: 120_000 },
  )
  return { code: status, text: stdout }
}

const findingsOf = (text: string): ReadonlyMap<string, Finding> =>
  new Map((JSON.parse(text) as { findings: readonly Finding[] }).findings.map((finding) => [finding.what, finding]))

test('proves every wall of this machine, and leaves nothing behind', () => {
  const { code, text } = doctor(['--json'])
  const findings = findingsOf(text)
  expect([...findings.values()].filter(({ state }) => state === 'broken')).toEqual([])
  expect(code).toBe(0)
  expect(findings.get('an endless loop is stopped')?.found).toMatch(/^timeout after \d+ of 1000 ms/)
  expect(findings.get('a flood of memory is stopped')?.found).toMatch(/^memory: /)
  expect(findings.get('SQLite in WAL mode')?.found).toMatch(/^wal/)
  expect(findings.get('network of a child')?.state).toBe(findings.get('bubblewrap')?.state)
  expect(readdirSync(folder)).toEqual([])
})

test('the walls of a process are told as they are', () => {
  const { code, text } = doctor(['--sandbox', 'process'])
  expect(code).toBe(0)
  expect(text).toMatch(/^weak +network of a child +reachable/m)
  expect(text).toMatch(/^Weak: network of a child: install bubblewrap/m)
  expect(text).toMatch(/^Runs work on this machine\.$/m)
})

test('what is broken is named with what to do, and ends with exit code 1', () => {
  const elsewhere = ['--import', 'data:text/javascript,Object.defineProperty(process,"platform",{value:"darwin"})']
  const { code, text } = doctor(['--sandbox', 'bwrap', '--runs', join(import.meta.filename, 'runs')], elsewhere)
  expect(code).toBe(1)
  expect(text).toMatch(/^broken +children start +The sandbox `bwrap` exists on Linux only/m)
  expect(text).toMatch(/^broken +SQLite in WAL mode +/m)
  expect(text).toMatch(/^Broken: SQLite in WAL mode: keep runs on a local disk/m)
})
