/** A run's journal: one SQLite file, appended to before anything is decided from what it holds. */

import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { rowHash } from './content-hash.ts'
import { sealOf, tamperedIn } from './integrity.ts'
import {
  candidateColumns,
  stepColumns,
  toBrief,
  toCandidate,
  toStep,
  toTestEvaluation,
  type CandidateBrief,
  type CandidateRow,
  type Row,
  type Step,
  type TestEvaluation,
} from './rows.ts'
import { migrate } from './schema.ts'
import { callsIn, searchSpendingIn, type Calls, type SearchSpending } from './spending.ts'

export type { CandidateBrief, CandidateRow, Step, TestEvaluation } from './rows.ts'
export type { Calls } from './spending.ts'

/** What opening finds wrong with a journal; the message names the file. */
export class JournalError extends Error {
  override name = 'JournalError' as const
}

/** The journal of the run in one folder. Writers hold the run's lock; readers open it with `readOnly`. */
export class Journal implements Disposable {
  readonly #database: DatabaseSync
  readonly #readOnly: boolean
  readonly #statements = new Map<string, StatementSync>()

  constructor(folder: string, { readOnly = false }: { readonly readOnly?: boolean } = {}) {
    const file = join(folder, 'run.db')
    try {
      this.#database = new DatabaseSync(file, { readOnly, timeout: 5000 })
      this.#readOnly = readOnly
      if (readOnly) return
      this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
      migrate(this.#database)
    } catch (error) {
      throw new JournalError(`Cannot open the journal ${file}: ${(error as Error).message}`, { cause: error })
    }
  }

  /** Statements are compiled once. */
  #sql(text: string): StatementSync {
    const known = this.#statements.get(text)
    if (known !== undefined) return known
    const statement = this.#database.prepare(text)
    this.#statements.set(text, statement)
    return statement
  }

  /** Writes a named fact of the run: configuration, prompts, versions, how it ended. */
  setFact(name: string, value: unknown): void {
    const json = JSON.stringify(value)
    this.#sql('INSERT OR REPLACE INTO facts VALUES (?, ?, ?)').run(name, json, rowHash([name, json]))
  }

  /** A named fact, as it was parsed from JSON; undefined where none was written. */
  fact(name: string): unknown {
    const row = this.#sql('SELECT value FROM facts WHERE name = ?').get(name) as Row | undefined
    return row === undefined ? undefined : (JSON.parse(row['value'] as string) as unknown)
  }

  /** All named facts, by name. */
  facts(): (readonly [name: string, value: unknown])[] {
    const rows = this.#sql('SELECT name, value FROM facts ORDER BY name').all() as Row[]
    return rows.map((row) => [row['name'] as string, JSON.parse(row['value'] as string) as unknown])
  }

  /** Writes a step, asked or answered; an answered one replaces its asked form. */
  writeStep(step: Step): void {
    const columns = stepColumns(step)
    this.#sql('INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...columns, rowHash(columns))
  }

  step(key: string): Step | undefined {
    const row = this.#sql('SELECT * FROM steps WHERE key = ?').get(key) as Row | undefined
    return row === undefined ? undefined : toStep(row)
  }

  /** Notes that a call leaves for a model, so that a crash cannot hide what was spent. Returns what `endAttempt` takes. */
  addAttempt(key: string, attempt: number, leftMs: number): number {
    const { lastInsertRowid } = this.#sql('INSERT INTO attempts (key, attempt, left_ms) VALUES (?, ?, ?)').run(
      key,
      attempt,
      leftMs,
    )
    return Number(lastInsertRowid)
  }

  /** Notes how a call ended: `answered`, `reshaped` (sent again in another form), or the kind of its failure; with what it took, as far as that is known. */
  endAttempt(
    id: number,
    ended: string,
    { tokens, costUsd }: { tokens?: number | undefined; costUsd?: number | undefined },
  ): void {
    this.#sql('UPDATE attempts SET ended = ?, tokens = ?, cost_usd = ? WHERE rowid = ?').run(
      ended,
      tokens ?? null,
      costUsd ?? null,
      id,
    )
  }

  /** What left for models, retries and calls lost in a crash included, and what is known of its cost. */
  calls(): Calls {
    return callsIn(this.#database)
  }

  /** When the last answer was journaled; 0 where none was. */
  lastAnswerMs(): number {
    return (this.#sql('SELECT coalesce(max(answered_ms), 0) AS at FROM steps').get() as { at: number }).at
  }

  /** Writes a candidate at its delivery; writing the same again, as a resumed run does, changes nothing. */
  writeCandidate(candidate: CandidateRow): void {
    const columns = candidateColumns(candidate)
    this.#sql('INSERT OR IGNORE INTO candidates VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...columns,
      rowHash(columns),
    )
  }

  candidate(id: string): CandidateRow | undefined {
    const row = this.#sql('SELECT * FROM candidates WHERE id = ?').get(id) as Row | undefined
    return row === undefined ? undefined : toCandidate(row)
  }

  /** The best candidates by metric, ties to the earlier. */
  bestCandidates(count: number): CandidateRow[] {
    const rows = this.#sql('SELECT * FROM candidates WHERE metric IS NOT NULL ORDER BY metric, verb LIMIT ?').all(
      count,
    ) as Row[]
    return rows.map(toCandidate)
  }

  /** What the answered steps of the search took, as the journal tells it. */
  spending(): SearchSpending {
    return searchSpendingIn(this.#database)
  }

  /** How many programs the tuning of constants tried. */
  tunedCount(): number {
    const sum = `SELECT coalesce(total(json_array_length(answer, '$.members')), 0) AS n FROM steps WHERE kind = 'tune' AND answer IS NOT NULL`
    return (this.#sql(sum).get() as { n: number }).n
  }

  candidateCount(): number {
    return (this.#sql('SELECT count(*) AS n FROM candidates').get() as { n: number }).n
  }

  /** Ids of the candidates that name this one among their parents, in the order of their verbs. */
  childrenOf(id: string): string[] {
    const rows = this.#sql(
      'SELECT id FROM candidates WHERE EXISTS (SELECT 1 FROM json_each(parents) WHERE value = ?) ORDER BY verb',
    ).all(id) as Row[]
    return rows.map((row) => row['id'] as string)
  }

  /** Steps that belong to a verb, in key order. */
  stepsOfVerb(verb: number): Step[] {
    return (this.#sql('SELECT * FROM steps WHERE verb = ? ORDER BY key').all(verb) as Row[]).map(toStep)
  }

  /** Steps that were asked and not answered. */
  openSteps(): Step[] {
    return (this.#sql('SELECT * FROM steps WHERE answer IS NULL ORDER BY verb').all() as Row[]).map(toStep)
  }

  /** Candidates after a verb in brief, in the order of their verbs. Default: all. */
  briefs(afterVerb = -1): CandidateBrief[] {
    const rows = this.#sql(
      `SELECT verb, id, operator, parents, metric, evaluation, json_extract(outcome, '$.kind') AS kind,
       json_extract(outcome, '$.detail') AS detail FROM candidates WHERE verb > ? ORDER BY verb`,
    ).all(afterVerb) as Row[]
    return rows.map(toBrief)
  }

  /** All candidates in the order of their verbs, one at a time. */
  *candidates(): Generator<CandidateRow> {
    for (let after = -1; ;) {
      const rows = this.#sql('SELECT * FROM candidates WHERE verb > ? ORDER BY verb LIMIT 500').all(after) as Row[]
      yield* rows.map(toCandidate)
      const last = rows.at(-1)
      if (last === undefined) return
      after = last['verb'] as number
    }
  }

  /** All steps whose keys begin with `prefix`, in key order, one page at a time. */
  *steps(prefix = ''): Generator<Step> {
    const select = 'SELECT * FROM steps WHERE key > ? AND substr(key, 1, ?) = ? ORDER BY key LIMIT 500'
    for (let after = prefix; ;) {
      const rows = this.#sql(select).all(after, prefix.length, prefix) as Row[]
      yield* rows.map(toStep)
      const last = rows.at(-1)
      if (last === undefined) return
      after = last['key'] as string
    }
  }

  /** Counts an evaluation on held-out instances. A run may be sealed by then, so each row's hash covers the one before. */
  addTestEvaluation({ set, candidate, askedBy, atMs }: TestEvaluation): void {
    this.atomically(() => {
      const last = this.#sql('SELECT number, hash FROM test_evaluations ORDER BY number DESC LIMIT 1').get() as
        | { number: number; hash: string }
        | undefined
      const columns = [(last?.number ?? 0) + 1, set, candidate, askedBy, atMs]
      this.#sql('INSERT INTO test_evaluations VALUES (?, ?, ?, ?, ?, ?)').run(
        ...columns,
        rowHash([last?.hash ?? null, ...columns]),
      )
    })
  }

  /** Evaluations on held-out instances since the run's end, oldest first. */
  testEvaluations(): TestEvaluation[] {
    return this.#testEvaluationRows().map(toTestEvaluation)
  }

  #testEvaluationRows(): Row[] {
    // A reader does not migrate: the journal of an earlier version has no such table.
    const exists = this.#sql("SELECT 1 FROM sqlite_schema WHERE name = 'test_evaluations'").get() !== undefined
    return exists ? (this.#sql('SELECT * FROM test_evaluations ORDER BY number').all() as Row[]) : []
  }

  /** Places whose content does not fit its hash, in key order; empty when the journal is as it was written. */
  tampered(): string[] {
    return tamperedIn(this.#database, this.#testEvaluationRows())
  }

  /** A hash over all rows' hashes, in key order: the seal of a finished run. The fact `end`, which holds it, is left out. */
  seal(): string {
    return sealOf(this.#database)
  }

  /** Runs `write` as one transaction: all of it is kept, or nothing. */
  atomically(write: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      write()
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** Closes; a writer first moves everything into `run.db`, so that the folder can be copied. */
  [Symbol.dispose](): void {
    if (!this.#database.isOpen) return
    if (!this.#readOnly) this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.#database.close()
  }
}
