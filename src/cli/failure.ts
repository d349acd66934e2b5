/** What a user is told of a failure, and with which exit code. */

import { CommanderError } from 'commander'
import { z } from 'zod'
import { RunFailed } from '../discovery/errors.ts'
import { RedisUnavailable } from '../evaluation/queue/redis-unavailable.ts'
import { JournalError } from '../journal/journal.ts'
import { ModelInputError } from '../models/model-input-error.ts'
import { ModelError } from '../models/model.ts'
import { InputError } from '../problem/input-error.ts'
import { SandboxUnavailable } from '../sandbox/raise-walls.ts'

export type Failure = { readonly exitCode: number; readonly message: string }

const isUsage = (error: unknown): boolean => error instanceof InputError || error instanceof ModelInputError
const isExpected = (error: unknown): boolean =>
  error instanceof RunFailed ||
  error instanceof JournalError ||
  error instanceof SandboxUnavailable ||
  error instanceof RedisUnavailable ||
  error instanceof ModelError

/** Exit code 2 for usage, 1 for what failed; the message is one line unless `verbose`. */
export const explainFailure = (error: unknown, verbose: boolean): Failure => {
  // Commander has printed its own message.
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2, message: '' }
  const stack = verbose && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : ''
  const message =
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error)
  if (isUsage(error)) return { exitCode: 2, message: `${message}${stack}` }
  if (isExpected(error)) return { exitCode: 1, message: `${message}${stack}` }
  return { exitCode: 1, message: `${message} (unexpected; --verbose shows where)${stack}` }
}
