/** Names of the keys in Redis. All that belongs to a run is under one prefix, so that it can be told apart, guarded and removed. */

/** Set of the runs that workers may serve. */
export const runsKey = 'heuristica:runs'

/** Set of the workers that have reported. */
export const workersKey = 'heuristica:workers'

/** What a worker reports of itself; it lapses soon after the worker is gone. */
export const workerKey = (worker: string): string => `heuristica:worker:${worker}`

/** BullMQ's queue of a run, under the run's prefix. */
export const queueName = 'blocks'

export type RunKeys = {
  readonly prefix: string
  /** What a worker must know and have to serve the run. */
  readonly manifest: string
  /** Lapses soon after the run is gone: until then workers serve it. */
  readonly alive: string
  /** Lapses long after the run is gone: then whatever is left of it is removed. */
  readonly kept: string
  /** By worker, why it does not serve the run. */
  readonly refusals: string
  /** Channel of the jobs that nobody waits for any more. */
  readonly abandoned: string
  job(id: string): string
  blob(hash: string): string
}

export const runKeys = (run: string): RunKeys => {
  const prefix = `heuristica:run:${run}`
  return {
    prefix,
    manifest: `${prefix}:manifest`,
    alive: `${prefix}:alive`,
    kept: `${prefix}:kept`,
    refusals: `${prefix}:refusals`,
    abandoned: `${prefix}:abandoned`,
    job: (id) => `${prefix}:${queueName}:${id}`,
    blob: (hash) => `${prefix}:blob:${hash}`,
  }
}
