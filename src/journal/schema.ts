/** The tables of a run's journal, and the numbered steps that bring an older journal forward. */

import type { DatabaseSync } from 'node:sqlite'

/** Each entry brings the schema from its index to the next `user_version`; entries are never edited, only added. */
const migrations: readonly string[] = [
  `
  CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE steps (
    key TEXT PRIMARY KEY,
    verb INTEGER NOT NULL,
    kind TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    request TEXT NOT NULL,
    answer TEXT,
    objectives BLOB,
    asked_ms INTEGER NOT NULL,
    answered_ms INTEGER,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX steps_by_verb ON steps (verb);

  CREATE TABLE attempts (
    key TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    left_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attempts_by_key ON attempts (key);

  CREATE TABLE candidates (
    verb INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    operator TEXT NOT NULL,
    parents TEXT NOT NULL,
    thought TEXT,
    outcome TEXT NOT NULL,
    metric REAL,
    evaluation TEXT,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX candidates_by_metric ON candidates (metric);
  `,
  `
  CREATE TABLE test_evaluations (
    number INTEGER PRIMARY KEY,
    set_name TEXT NOT NULL,
    candidate TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  `,
  // How each call ended: null while it is under way, and for ever where a crash cut it off.
  `
  ALTER TABLE attempts ADD COLUMN ended TEXT;
  ALTER TABLE attempts ADD COLUMN tokens INTEGER;
  ALTER TABLE attempts ADD COLUMN cost_usd REAL;
  `,
]

/** Creates or migrates the tables. Throws when the journal was written by a newer version. */
export const migrate = (database: DatabaseSync): void => {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  if (version > migrations.length) {
    throw new Error(
      `This journal has schema ${version}, this version of heuristica knows up to ${migrations.length}: use a newer one`,
    )
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    database.exec(`BEGIN; ${sql} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
}
