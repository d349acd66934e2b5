/** What a run's journal tells of its spending: the calls that left, and what the answered steps of the search took. */

import type { DatabaseSync } from 'node:sqlite'

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

/** What the answered steps of a search took; `unpriced` counts answers whose cost is not known. */
export type SearchSpending = {
  readonly completions: number
  readonly tokens: number
  readonly costUsd: number
  readonly evaluations: number
  readonly unpriced: number
}

/** What left for models, retries and calls lost in a crash included, and what is known of its cost. */
export const callsIn = (database: DatabaseSync): Calls => {
  // A journal of an earlier version, opened for reading, does not tell how calls ended.
  const { n: told } = database
    .prepare(`SELECT count(*) AS n FROM pragma_table_info('attempts') WHERE name = 'ended'`)
    .get() as { n: number }
  if (told === 0) {
    const { n: left } = database.prepare('SELECT count(*) AS n FROM attempts').get() as { n: number }
    return { left, failed: 0, lost: 0, tokens: 0, costUsd: 0, unpriced: left, meanUsd: 0 }
  }
  return database
    .prepare(
      `SELECT count(*) AS "left", count(CASE WHEN ended NOT IN ('answered', 'aborted') THEN 1 END) AS failed,
      count(CASE WHEN ended IS NULL THEN 1 END) AS lost, coalesce(sum(tokens), 0) AS tokens,
      total(cost_usd) AS costUsd, count(CASE WHEN cost_usd IS NULL THEN 1 END) AS unpriced,
      coalesce(avg(CASE WHEN ended = 'answered' THEN cost_usd END), 0) AS meanUsd FROM attempts`,
    )
    .get() as Calls
}

/** What the answered steps of the search took, as the journal tells it. */
export const searchSpendingIn = (database: DatabaseSync): SearchSpending => {
  const sum = (of: string, kind: string): number =>
    (
      database
        .prepare(
          `SELECT coalesce(total(${of}), 0) AS n FROM steps WHERE kind = ? AND answer IS NOT NULL AND key NOT LIKE 'end/%'`,
        )
        .get(kind) as { n: number }
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
    evaluations: sum(`json_extract(answer, '$.share')`, 'evaluate') + sum(`json_extract(answer, '$.share')`, 'tune'),
  }
}
