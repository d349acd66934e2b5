/** Workers as they report themselves: who is there, what they do, what they run on. */

import type { Redis } from 'ioredis'
import { z } from 'zod'
import { workerKey, workersKey } from './keys.ts'

/** A report lapses when it was not renewed for so long. */
const lapseMs = 15_000

/** Not signed: it is shown, and decides nothing. */
export type WorkerReport = {
  readonly id: string
  readonly host: string
  /** Jobs that it runs at once. */
  readonly concurrency: number
  /** Jobs that it runs now. */
  readonly busy: number
  readonly done: number
  /** Jobs that ended without an outcome. */
  readonly failed: number
  /** Runs that it serves. */
  readonly runs: number
  /** Runs that it does not serve. */
  readonly refused: number
  readonly walls: string
  readonly heuristica: string
  readonly node: string
  readonly architecture: string
  /** ISO 8601. */
  readonly startedAt: string
}

const text = z.string().max(500)
const count = z.int().min(0)

const shape: z.ZodType<WorkerReport> = z.object({
  id: text,
  host: text,
  concurrency: count,
  busy: count,
  done: count,
  failed: count,
  runs: count,
  refused: count,
  walls: text,
  heuristica: text,
  node: text,
  architecture: text,
  startedAt: text,
})

export const reportWorker = async (client: Redis, report: WorkerReport): Promise<void> => {
  await client
    .pipeline()
    .set(workerKey(report.id), JSON.stringify(report), 'PX', lapseMs)
    .sadd(workersKey, report.id)
    .exec()
}

export const withdrawWorker = async (client: Redis, id: string): Promise<void> => {
  await client.pipeline().del(workerKey(id)).srem(workersKey, id).exec()
}

const parse = (json: string | null): WorkerReport | undefined => {
  try {
    return shape.safeParse(JSON.parse(json ?? '')).data
  } catch {
    return undefined
  }
}

/** All whose report has not lapsed, by name; the others are forgotten. */
export const liveWorkers = async (client: Redis): Promise<readonly WorkerReport[]> => {
  const ids = (await client.smembers(workersKey)).toSorted()
  if (ids.length === 0) return []
  const reports = await client.mget(ids.map(workerKey))
  const lapsed = ids.filter((_, at) => reports[at] === null)
  if (lapsed.length > 0) await client.srem(workersKey, ...lapsed)
  return reports.flatMap((json) => parse(json) ?? [])
}
