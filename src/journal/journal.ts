/** A run's journal: one SQLite file, appended to before anything is decided from what it holds. */

import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { rowHash, type Column } from './content-hash.ts'
import { migrate } from './schema.ts'

/** One asked step. `answer` is undefined while the call is under way, or when a crash cut it off. */
export type Step = {
  /** What asked: `17/ask`, `17/evaluate`, `end/test/MDD`. */
  readonly key: string
  /** The number of the verb that it belongs to; 0 before the search, `Number.MAX_SAFE_INTEGER` after it. */
  readonly verb: number
  readonly kind: string
  readonly requestHash: string
  /** JSON, or empty where the hash is enough. */
  readonly request: string
  /** JSON. */
  readonly answer: string | undefined
  /** Objectives in the order of the instances that were run. */
  readonly objectives: Float64Array | undefined
  readonly askedMs: number
  readonly answeredMs: number | undefined
}

/** A candidate as it was delivered to the strategy. */
export type CandidateRow = {
  readonly verb: number
  readonly id: string
  readonly source: string
  readonly fingerprint: string
  readonly operator: string
  readonly parents: readonly string[]
  readonly thought: string | undefined
  /** JSON. */
  readonly outcome: string
  /** Undefined unless scored on the whole set. */
  readonly metric: number | undefined
  /** Key of the step that holds its objectives; undefined where none ran. */
  readonly evaluation: string | undefined
}

/** One evaluation of the run's program on held-out instances, after its end. */
export type TestEvaluation = {
  readonly set: string
  readonly candidate: string
  /** What asked for it: `compare`. */
  readonly askedBy: string
  readonly atMs: number
}

/** A candidate without what is long: source, idea, results by group. */
export type CandidateBrief = Pick<CandidateRow, 'verb' | 'id' | 'operator' | 'parents' | 'metric' | 'evaluation'> & {
  readonly kind: string
  readonly detail: string
}

/** The calls of a run to its models, as they went over the wire. */
export type Calls = {
  readonly left: number
  /** Ended without an answer, other than by an interruption. */
  readonly failed: number
  /** Cut off by a crash, or still under way. */
  readonly lost: number
  /** Of those that were counted by the server. */
  readonly tokens: number
  /** Of those whose cost is known. */
  readonly costUsd: number
  /** Whose cost is not known. */
  readonly unpriced: number
  /** Mean cost of those that were answered and whose cost is known; 0 where there are none. */
  readonly meanUsd: number
}

type Row = Record<string, Column>

const toBytes = (objectives: Float64Array | undefined): Uint8Array | null =>
  objectives === undefined
    ? null
    : new Uint8Array(objectives.buffer, objectives.byteOffset, objectives.byteLength).slice()
const toObjectives = (bytes: Uint8Array | null): Float64Array | undefined =>
  bytes === null ? undefined : new Float64Array(bytes.slice().buffer)

const stepColumns = (step: Step): Column[] => [
  step.key,
  step.verb,
  step.kind,
  step.requestHash,
  step.request,
  step.answer ?? null,
  toBytes(step.objectives),
  step.askedMs,
  step.answeredMs ?? null,
]
const candidateColumns = (row: CandidateRow): Column[] => [
  row.verb,
  row.id,
  row.source,
  row.fingerprint,
  row.operator,
  JSON.stringify(row.parents),
  row.thought ?? null,
  row.outcome,
  row.metric ?? null,
  row.evaluation ?? null,
]

const toStep = (row: Row): Step => ({
  key: row['key'] as string,
  verb: row['verb'] as number,
  kind: row['kind'] as string,
  requestHash: row['request_hash'] as string,
  request: row['request'] as string,
  answer: (row['answer'] as string | null) ?? undefined,
  objectives: toObjectives(row['objectives'] as Uint8Array | null),
  askedMs: row['asked_ms'] as number,
  answeredMs: (row['answered_ms'] as number | null) ?? undefined,
})
const toCandidate = (row: Row): CandidateRow => ({
  verb: row['verb'] as number,
  id: row['id'] as string,
  source: row['source'] as string,
  fingerprint: row['fingerprint'] as string,
  operator: row['operator'] as string,
  parents: JSON.parse(row['parents'] as string) as string[],
  thought: (row['thought'] as string | null) ?? undefined,
  outcome: row['outcome'] as string,
  metric: (row['metric'] as number | null) ?? undefined,
  evaluation: (row['evaluation'] as string | null) ?? undefined,
})

const nouns = { facts: 'fact', steps: 'step', candidates: 'candidate' } as const
const placeOf = (row: Row): string => String(row['key'] ?? row['id'] ?? row['name'])

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
    // A journal of an earlier version, opened for reading, does not tell how calls ended.
    const { n: told } = this.#sql(
      `SELECT count(*) AS n FROM pragma_table_info('attempts') WHERE name = 'ended'`,
    ).get() as { n: number }
    if (told === 0) {
      const { n: left } = this.#sql('SELECT count(*) AS n FROM attempts').get() as { n: number }
      return { left, failed: 0, lost: 0, tokens: 0, costUsd: 0, unpriced: left, meanUsd: 0 }
    }
    return this.#sql(
      `SELECT count(*) AS "left", count(CASE WHEN ended NOT IN ('answered', 'aborted') THEN 1 END) AS failed,
        count(CASE WHEN ended IS NULL THEN 1 END) AS lost, coalesce(sum(tokens), 0) AS tokens,
        total(cost_usd) AS costUsd, count(CASE WHEN cost_usd IS NULL THEN 1 END) AS unpriced,
        coalesce(avg(CASE WHEN ended = 'answered' THEN cost_usd END), 0) AS meanUsd FROM attempts`,
    ).get() as Calls
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
  spending(): { completions: number; tokens: number; costUsd: number; evaluations: number; unpriced: number } {
    const sum = (of: string, kind: string): number =>
      (
        this.#sql(
          `SELECT coalesce(total(${of}), 0) AS n FROM steps WHERE kind = ? AND answer IS NOT NULL AND key NOT LIKE 'end/%'`,
        ).get(kind) as { n: number }
      ).n
    const tokens = ['promptTokens', 'completionTokens'].map(
      (name) => `coalesce(json_extract(answer, '$.usage.${name}'), 0)`,
    )
    return {
      completions: sum('1', 'ask'),
      tokens: sum(tokens.join(' + '), 'ask'),
      costUsd: sum(`json_extract(answer, '$.costUsd')`, 'ask'),
      // Answers and failures whose cost is not known; a prompt that was refused unread cost nothing.
      unpriced: sum(
        `json_extract(answer, '$.costUsd') IS NULL AND NOT (json_extract(answer, '$.usage') IS NULL
          AND coalesce(json_extract(answer, '$.failed'), '') IN ('context-length', 'exhausted'))`,
        'ask',
      ),
      evaluations: sum(`json_extract(answer, '$.share')`, 'evaluate') + sum('json_array_length(answer)', 'tune'),
    }
  }

  /** How many programs the tuning of constants tried. */
  tunedCount(): number {
    const sum = `SELECT coalesce(total(json_array_length(answer)), 0) AS n FROM steps WHERE kind = 'tune' AND answer IS NOT NULL`
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
    return rows.map((row) => ({
      verb: row['verb'] as number,
      id: row['id'] as string,
      operator: row['operator'] as string,
      parents: JSON.parse(row['parents'] as string) as string[],
      metric: (row['metric'] as number | null) ?? undefined,
      evaluation: (row['evaluation'] as string | null) ?? undefined,
      kind: row['kind'] as string,
      detail: (row['detail'] as string | null) ?? '',
    }))
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
    return this.#testEvaluationRows().map((row) => ({
      set: row['set_name'] as string,
      candidate: row['candidate'] as string,
      askedBy: row['asked_by'] as string,
      atMs: row['at_ms'] as number,
    }))
  }

  #testEvaluationRows(): Row[] {
    // A reader does not migrate: the journal of an earlier version has no such table.
    const exists = this.#sql("SELECT 1 FROM sqlite_schema WHERE name = 'test_evaluations'").get() !== undefined
    return exists ? (this.#sql('SELECT * FROM test_evaluations ORDER BY number').all() as Row[]) : []
  }

  /** Places whose content does not fit its hash, in key order; empty when the journal is as it was written. */
  tampered(): string[] {
    const places: string[] = []
    for (const table of ['facts', 'steps', 'candidates'] as const) {
      for (const row of this.#sql(`SELECT * FROM ${table} ORDER BY 1`).iterate() as Iterable<Row>) {
        const columns = Object.values(row)
        if (rowHash(columns.slice(0, -1)) !== columns.at(-1)) places.push(`${nouns[table]} ${placeOf(row)}`)
      }
    }
    let before: Column = null
    for (const row of this.#testEvaluationRows()) {
      const { hash = null, ...columns } = row
      if (rowHash([before, ...Object.values(columns)]) !== hash)
        places.push(`test evaluation ${String(columns['number'])}`)
      before = hash
    }
    return places
  }

  /** A hash over all rows' hashes, in key order: the seal of a finished run. The fact `end`, which holds it, is left out. */
  seal(): string {
    const hashes: string[] = []
    for (const [table, where] of [
      ['facts', "WHERE name <> 'end'"],
      ['steps', ''],
      ['candidates', ''],
    ] as const) {
      for (const row of this.#sql(`SELECT hash FROM ${table} ${where} ORDER BY 1`).iterate() as Iterable<Row>) {
        hashes.push(row['hash'] as string)
      }
    }
    for (const row of this.#sql('SELECT * FROM attempts ORDER BY rowid').iterate() as Iterable<Row>) {
      hashes.push(rowHash(Object.values(row)))
    }
    return rowHash(hashes)
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
