/** Verdicts: how a job ended. The sandbox never rejects because of the guest. */

import type { Job } from './job.ts'

/** Where in the candidate's source, 1-based, where known. */
export type Location = { readonly line: number; readonly column: number }

export type Verdict =
  | {
      readonly kind: 'returned'
      /** What the driver returned for each instance, in the block's order: plain data, size-capped, not yet believed. */
      readonly solutions: readonly unknown[]
      /** CPU milliseconds for each instance. */
      readonly cpuMs: readonly number[]
    }
  | { readonly kind: 'syntax' | 'threw' | 'invalid'; readonly detail: string; readonly location: Location | undefined }
  | { readonly kind: 'timeout' | 'memory' | 'crash' | 'oversized' | 'infrastructure'; readonly detail: string }

/** A verdict on a guest that did not come to its end. */
export type Failure = Exclude<Verdict, { readonly kind: 'returned' }>

/** Verdicts that depend on the machine: confirmed once in a fresh child, journaled, never cached across runs. */
export const dependsOnMachine = (kind: Verdict['kind']): boolean =>
  kind === 'timeout' || kind === 'memory' || kind === 'crash'

/** Runs jobs in isolates inside child processes. */
export interface Sandbox extends AsyncDisposable {
  /** Resolves with a verdict whatever the guest does; rejects only with the signal's reason or when the sandbox was disposed. */
  run(job: Omit<Job, 'vectors'>, options?: { readonly signal?: AbortSignal }): Promise<Verdict>
  /** One verdict for each of the job's vectors, in their order, as if each member had run alone. Resolves and rejects as `run` does. */
  runGeneration(
    job: Job & Required<Pick<Job, 'vectors'>>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly Verdict[]>
  /** How many jobs run at once. */
  readonly size: number
}
