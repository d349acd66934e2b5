import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Journal, JournalError, type CandidateRow, type Step } from './journal.ts'
import { isRunning, lockRun } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const asked: Step = {
  key: '1/ask',
  verb: 1,
  kind: 'ask',
  requestHash: 'abc',
  request: '{"messages":[]}',
  answer: undefined,
  objectives: undefined,
  askedMs: 1,
  answeredMs: undefined,
}
const answered: Step = {
  ...asked,
  answer: '{"text":"ü"}',
  objectives: Float64Array.of(1.5, -0, Infinity),
  answeredMs: 2,
}
const candidate: CandidateRow = {
  verb: 1,
  id: 'c1',
  source: 'export const priority = () => 1',
  fingerprint: 'f',
  operator: 'initialise',
  parents: ['c0'],
  thought: undefined,
  outcome: '{}',
  metric: 0.25,
  evaluation: '1/evaluate',
}

test('what was written is read back by another handle', () => {
  using journal = new Journal(folder)
  journal.setFact('configuration', { seed: 1 })
  journal.writeStep(asked)
  expect(journal.step('1/ask')).toEqual(asked)
  journal.writeStep(answered)
  journal.writeCandidate(candidate)
  journal.writeCandidate(candidate)
  using reader = new Journal(folder, { readOnly: true })
  expect(reader.fact('configuration')).toEqual({ seed: 1 })
  expect(reader.fact('nothing')).toBeUndefined()
  expect(reader.step('1/ask')).toEqual(answered)
  expect([...reader.candidates()]).toEqual([candidate])
  expect(reader.bestCandidates(3)).toEqual([candidate])
  expect(reader.tampered()).toEqual([])
})

test('pages through more candidates than one page holds, in the order of verbs', () => {
  using journal = new Journal(folder)
  journal.atomically(() => {
    for (let verb = 1; verb <= 1203; verb += 1) journal.writeCandidate({ ...candidate, verb, id: `c${verb}` })
  })
  expect([...journal.candidates()].map(({ verb }) => verb)).toEqual(
    Array.from({ length: 1203 }, (_, index) => index + 1),
  )
})

test('any changed cell is found', () => {
  {
    using journal = new Journal(folder)
    journal.setFact('configuration', { seed: 1 })
    journal.writeStep(answered)
    journal.writeCandidate(candidate)
  }
  const database = new DatabaseSync(join(folder, 'run.db'))
  database.exec(`UPDATE candidates SET source = source || ' '`)
  database.exec('UPDATE steps SET objectives = zeroblob(24)')
  database.close()
  using journal = new Journal(folder, { readOnly: true })
  expect(journal.tampered()).toEqual(['step 1/ask', 'candidate c1'])
})

test('the seal covers all but the end itself', () => {
  using journal = new Journal(folder)
  journal.writeStep(answered)
  const seal = journal.seal()
  journal.setFact('end', { seal })
  expect(journal.seal()).toBe(seal)
  journal.writeCandidate(candidate)
  expect(journal.seal()).not.toBe(seal)
})

test('a folder without a journal, and a journal of a newer version, are told in one line', () => {
  expect(() => new Journal(join(folder, 'none'), { readOnly: true })).toThrow(JournalError)
  const database = new DatabaseSync(join(folder, 'run.db'))
  database.exec('PRAGMA user_version = 99')
  database.close()
  expect(() => new Journal(folder)).toThrow(/schema 99.*use a newer one/)
})

test('a lock is held until it is let go, and by a killed process no longer', async () => {
  const lock = lockRun(folder)
  expect(lock).toBeDefined()
  expect(isRunning(folder)).toBe(true)
  lock?.[Symbol.dispose]()
  expect(isRunning(folder)).toBe(false)

  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { DatabaseSync } from 'node:sqlite'
     new DatabaseSync(${JSON.stringify(join(folder, 'lock.db'))}).exec('BEGIN EXCLUSIVE')
     process.stdout.write('held')
     setInterval(() => {}, 1000)`,
  ])
  await once(holder.stdout, 'data')
  expect(isRunning(folder)).toBe(true)
  expect(lockRun(folder)).toBeUndefined()
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(isRunning(folder)).toBe(false)
  lockRun(folder)?.[Symbol.dispose]()
})

test('calls are told with those that failed, were lost, or cost nobody knows what', () => {
  using journal = new Journal(folder)
  const ids = [1, 2, 3, 4].map((attempt) => journal.addAttempt('1/ask', attempt, attempt))
  journal.endAttempt(ids[0] ?? 0, 'rate-limit', { costUsd: 0 })
  journal.endAttempt(ids[1] ?? 0, 'answered', { tokens: 100, costUsd: 0.5 })
  journal.endAttempt(ids[2] ?? 0, 'truncated', { tokens: 50 })
  expect(journal.calls()).toEqual({ left: 4, failed: 2, lost: 1, tokens: 150, costUsd: 0.5, unpriced: 2, meanUsd: 0.5 })
})

test('a journal of an earlier version can be read as it is, and is brought forward where it is written to', () => {
  {
    using journal = new Journal(folder)
    journal.writeStep(answered)
  }
  const database = new DatabaseSync(join(folder, 'run.db'))
  database.exec(`ALTER TABLE attempts DROP COLUMN ended; ALTER TABLE attempts DROP COLUMN tokens;
    ALTER TABLE attempts DROP COLUMN cost_usd; PRAGMA user_version = 2; INSERT INTO attempts VALUES ('1/ask', 1, 5)`)
  database.close()
  {
    using reader = new Journal(folder, { readOnly: true })
    expect(reader.calls()).toMatchObject({ left: 1, unpriced: 1 })
  }
  using journal = new Journal(folder)
  expect(journal.calls()).toMatchObject({ left: 1, lost: 1 })
})
