/** Verification: it passes on a run of every strategy, and finds any changed byte, also where its hash was changed with it. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { assert, constantFrom, integer, nat, asyncProperty } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowHash, type Column } from '../src/journal/content-hash.ts'
import { Journal } from '../src/journal/journal.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { strategies } from '../src/strategies/index.ts'
import {
  makespan,
  makespanAnswer,
  recordRun,
  strategyNamed,
  verifyRecorded,
  type Answering,
  type RecordedRun,
} from './recorded-runs.ts'

test.each(strategies.map((strategy) => [strategy.name, strategy] as const))(
  'a run of %s is verified, with nothing but what it recorded',
  async (_, strategy) => {
    using run = await recordRun(strategy)
    expect(run.result).toMatchObject({ state: 'finished' })
    const verification = await verifyRecorded(run)
    expect(verification).toMatchObject({ kind: 'same', finished: true, unreached: 0, otherVersions: [] })
    if (verification.kind === 'same') expect(verification.evaluations).toBeGreaterThan(3)
  },
)

/** A run with a failed completion and a repair in it. */
const answering: Answering = (_, asked) =>
  asked === 2 ? { fails: 'truncated' } : asked === 3 ? makespanAnswer('nonsense(') : undefined

let run: RecordedRun
/** The number of a verb that asked once and was scored. */
let verb: number
beforeAll(async () => {
  run = await recordRun(strategyNamed('reflective'), { answering })
  using journal = new Journal(run.folder)
  const plain = [...journal.candidates()].filter(
    ({ verb, metric }) =>
      metric !== undefined && journal.step(`${verb}/ask`) !== undefined && journal.step(`${verb}/repair`) === undefined,
  )
  verb = plain.at(-1)?.verb ?? 0
  journal.addTestEvaluation({ set: 'test', candidate: 'c1', askedBy: 'compare', atMs: 1 })
  journal.addTestEvaluation({ set: 'test', candidate: 'c1', askedBy: 'compare', atMs: 2 })
})
afterAll(() => run[Symbol.dispose]())

/** A copy of the run, changed by `change`. */
const changed = (change: (database: DatabaseSync) => void): RecordedRun => {
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-changed-'))
  cpSync(join(run.folder, 'run.db'), join(folder, 'run.db'))
  const database = new DatabaseSync(join(folder, 'run.db'))
  change(database)
  database.close()
  return { ...run, folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** What the tables hold, and how verification calls a row. */
const tables = {
  facts: { columns: ['value'], key: 'name', noun: 'fact' },
  steps: { columns: ['request_hash', 'request', 'answer', 'objectives', 'asked_ms'], key: 'key', noun: 'step' },
  candidates: {
    columns: ['source', 'fingerprint', 'operator', 'parents', 'thought', 'outcome', 'metric', 'evaluation'],
    key: 'id',
    noun: 'candidate',
  },
  test_evaluations: { columns: ['set_name', 'candidate', 'asked_by', 'at_ms'], key: 'number', noun: 'test evaluation' },
} as const

const bytesOf = (cell: Column): Uint8Array => {
  if (cell instanceof Uint8Array) return cell.slice()
  return typeof cell === 'number'
    ? new Uint8Array(new Float64Array([cell]).buffer)
    : new TextEncoder().encode(cell ?? '')
}

/** Flips bits in one byte of a cell; undefined where the cell is empty, or the number would stay what it was. */
const flip = (
  database: DatabaseSync,
  table: keyof typeof tables,
  place: { readonly row: number; readonly column: number; readonly byte: number; readonly mask: number },
): string | undefined => {
  const { columns, key, noun } = tables[table]
  const rows = database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all() as Record<string, Column>[]
  const row = rows[place.row % rows.length] as Record<string, Column>
  const column = columns[place.column % columns.length] as string
  const cell = row[column] as Column
  const bytes = bytesOf(cell)
  if (bytes.length === 0) return undefined
  const at = place.byte % bytes.length
  bytes[at] = (bytes[at] as number) ^ place.mask
  const set = (value: string, ...parameters: Column[]): void =>
    void database
      .prepare(`UPDATE ${table} SET ${column} = ${value} WHERE ${key} = ?`)
      .run(...parameters, row[key] as Column)
  if (typeof cell === 'number') {
    const number = new Float64Array(bytes.buffer)[0] as number
    if (
      !Number.isFinite(number) ||
      number === cell ||
      ((column === 'at_ms' || column === 'asked_ms') && !Number.isSafeInteger(number))
    )
      return undefined
    set('?', number)
  } else if (cell instanceof Uint8Array) set('?', bytes)
  // As bytes: what is stored need not be text any more.
  else set('CAST(? AS TEXT)', bytes)
  return `${noun} ${String(row[key])}`
}

test('any changed byte of a source, a score, a completion, a prompt or the configuration is found, and its place named', async () => {
  const found = new Set<string>()
  await assert(
    asyncProperty(
      constantFrom(...(Object.keys(tables) as (keyof typeof tables)[])),
      nat(10_000),
      nat(10),
      nat(1_000_000),
      integer({ min: 1, max: 255 }),
      async (table, row, column, byte, mask) => {
        let place: string | undefined
        using copy = changed((database) => {
          place = flip(database, table, { row, column, byte, mask })
        })
        if (place === undefined) return
        found.add(place)
        const verification = await verifyRecorded(copy, { open: () => Promise.reject(new Error('not to be opened')) })
        expect(verification).toMatchObject({ kind: 'different', place })
      },
    ),
    { numRuns: 200 },
  )
  expect(found.size).toBeGreaterThan(20)
})

/** Changes cells of the rows that match, and makes their hashes fit again, as a forger would. */
const forge = (database: DatabaseSync, table: 'facts' | 'steps' | 'candidates', sql: string): void => {
  database.exec(sql)
  for (const row of database.prepare(`SELECT * FROM ${table}`).all() as Record<string, Column>[]) {
    const { hash: _, ...columns } = row
    const [[key, value]] = Object.entries(columns) as [[string, Column]]
    database.prepare(`UPDATE ${table} SET hash = ? WHERE ${key} = ?`).run(rowHash(Object.values(columns)), value)
  }
}

describe('a change whose hash was made to fit is found by making the run again', () => {
  test.each([
    [
      'a source',
      'candidates',
      `UPDATE candidates SET source = replace(source, 'time', 'time ') WHERE id = 'c#'`,
      /^candidate c#$/,
    ],
    ['a metric', 'candidates', `UPDATE candidates SET metric = metric * 0.99 WHERE id = 'c#'`, /^candidate c#$/],
    [
      'an objective',
      'steps',
      `UPDATE steps SET objectives = CAST(x'0000000000007940' || substr(objectives, 9) AS BLOB) WHERE key = '#/evaluate'`,
      /^step #\/evaluate$/,
    ],
    [
      'a score',
      'steps',
      `UPDATE steps SET answer = json_set(answer, '$.metric', 0.001) WHERE key = '#/evaluate'`,
      /^step #\/evaluate$/,
    ],
    [
      'a completion',
      'steps',
      `UPDATE steps SET answer = replace(answer, ' + load', ' - load') WHERE key = '#/ask'`,
      /^step #\/evaluate$/,
    ],
    ['a step that is gone', 'steps', `DELETE FROM steps WHERE key = '#/evaluate'`, /^step #\/evaluate$/],
    [
      'a step too many',
      'steps',
      `INSERT INTO steps SELECT '#/more', verb, kind, request_hash, request, answer, objectives, asked_ms, answered_ms, hash FROM steps WHERE key = '#/evaluate'`,
      /^step #\/more$/,
    ],
    ['a candidate that is gone', 'candidates', `DELETE FROM candidates WHERE id = 'c#'`, /^candidate c\d+$/],
    [
      'the temperature',
      'facts',
      `UPDATE facts SET value = json_set(value, '$.temperature', 1.5) WHERE name = 'configuration'`,
      /^step \d+\/ask$/,
    ],
    [
      'a prompt',
      'facts',
      `UPDATE facts SET value = replace(value, ' the ', ' THE ') WHERE name = 'prompts'`,
      /^step \d+\/ask$/,
    ],
    [
      'the end',
      'facts',
      `UPDATE facts SET value = json_set(value, '$.digest', 'other') WHERE name = 'end'`,
      /^fact end$/,
    ],
    ['what nothing else depends on', 'facts', `UPDATE facts SET value = '1' WHERE name = 'startedMs'`, /^seal$/],
  ] as const)('%s', async (_, table, sql, place) => {
    using copy = changed((database) => forge(database, table, sql.replaceAll('#', String(verb))))
    const verification = await verifyRecorded(copy)
    expect(verification).toMatchObject({ kind: 'different' })
    if (verification.kind === 'different')
      expect(verification.place).toMatch(new RegExp(place.source.replaceAll('#', String(verb))))
  })

  test('and what is no database at all is told', async () => {
    using copy = changed((database) => {
      database.exec('DROP TABLE steps')
    })
    expect(await verifyRecorded(copy)).toMatchObject({ kind: 'different', place: 'journal' })
  })
})

const withAllowance = (problem: LoadedProblem, cpuMs: number): LoadedProblem => ({
  ...problem,
  definition: { ...problem.definition, allowance: () => cpuMs },
})

// Of a strategy whose prompts do not tell the allowance, which is another one here than there.
test('a verdict of the machine that does not recur is not confirmed, and the run goes on as it was recorded', async () => {
  const busy = `\`\`\`js\nlet sum = 0\nfor (let i = 0; i < 5e8; i += 1) sum += i % 3\nexport const rate = (time) => time + 0 * sum\n\`\`\``
  using hasty = await recordRun(strategyNamed('hill-climb'), {
    problem: withAllowance(makespan, 0.01),
    answering: (_, asked) => (asked === 1 ? busy : undefined),
    limits: { completions: 3, evaluations: 20 },
  })
  expect(hasty.result).toMatchObject({ state: 'finished' })
  const verification = await verifyRecorded({ ...hasty, problem: withAllowance(makespan, 60_000) })
  expect(verification).toMatchObject({ kind: 'same' })
  if (verification.kind === 'same') {
    expect(verification.unconfirmed.map(({ detail }) => detail)).toEqual(['recorded timeout, here scored'])
  }
})

test('an unfinished run is verified as far as it goes', async () => {
  using broken = await recordRun(strategyNamed('reflective'), {
    answering: (_, asked) => (asked === 5 ? { fails: 'auth' } : undefined),
  })
  expect(broken.result).toBeInstanceOf(Error)
  expect(await verifyRecorded(broken)).toMatchObject({ kind: 'same', finished: false, unreached: 0 })
})
