/** The log of a worker: sentences on a terminal, JSON lines everywhere else. */

import type { WorkerEvent } from '../evaluation/queue/worker.ts'
import { printableLine } from '../report/printable.ts'
import type { Terminal } from './terminal.ts'

type Sentences = {
  readonly [Kind in WorkerEvent['kind']]: (event: Extract<WorkerEvent, { readonly kind: Kind }>) => string
}

const sentences: Sentences = {
  started: ({ worker, redis, concurrency, walls }) =>
    `Worker ${worker} listens at ${redis}: ${concurrency} at once, behind ${walls}`,
  serving: ({ run }) => `Serving ${run}`,
  left: ({ run }) => `${run} is over`,
  refused: ({ run, reason }) => `Not serving ${run}: ${reason}`,
  failed: ({ run, reason }) => (run === '' ? `Failed: ${reason}` : `A job of ${run} failed: ${reason}`),
  progress: ({ done, failed }) => `${done} jobs done, ${failed} failed`,
  gone: ({ redis, reason }) => `Redis at ${redis} is gone (${reason}): waiting for it`,
  back: ({ redis }) => `Redis at ${redis} is back`,
  draining: ({ busy }) => `Finishing ${busy} jobs; Ctrl-C again leaves them to other workers`,
  stopped: ({ done, failed }) => `Stopped: ${done} jobs done, ${failed} failed`,
}

const sentenceOf = (event: WorkerEvent): string => (sentences[event.kind] as (event: WorkerEvent) => string)(event)

/** Writes each event as it happens; what others wrote into Redis is made safe to print. */
export const workerLog =
  (terminal: Terminal): ((event: WorkerEvent) => void) =>
  (event) => {
    if (terminal.live) return terminal.note(printableLine(sentenceOf(event), 500))
    const { kind, ...fields } = event
    terminal.note(JSON.stringify({ time: new Date().toISOString(), event: kind, ...fields }))
  }
