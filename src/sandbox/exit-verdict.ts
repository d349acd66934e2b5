/** What the death of a child says of the job that it was running, when no verdict came. */

import type { Failure } from './verdict.ts'

export type Death = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The first few kilobytes of what it said. */
  readonly stderr: string
}

const wantOfMemory = /out of memory|out-of-memory|heap limit|Allocation failed|bad_alloc|OOM/i

/** The guest's fault, since its code was running: by what the child said last, then by the signal. */
export const exitVerdict = ({ code, signal, stderr }: Death): Failure => {
  if (/failed to terminate/i.test(stderr)) return { kind: 'timeout', detail: 'did not stop at its time limit' }
  if (wantOfMemory.test(stderr)) return { kind: 'memory', detail: 'exhausted the memory of its process' }
  if (signal === 'SIGXCPU') return { kind: 'timeout', detail: 'used the CPU time of its process' }
  return { kind: 'crash', detail: `its process ended with ${signal ?? `exit code ${code}`}` }
}
