/** The desk that knows the reference of every instance: from the cache, or computed off the main thread. */

import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { contentHash } from './content-hash.ts'
import { InputError } from './input-error.ts'
import type { LoadedProblem } from './loaded-problem.ts'
import { insteadOf } from './near-names.ts'
import type { Reference } from './reference.ts'
import { cacheFolder, openReferenceCache } from './reference-cache.ts'
import { referencePool } from './reference-pool.ts'

/** How a desk is made. */
export type ReferenceDeskOptions = {
  readonly problem: LoadedProblem
  /** A name in the definition's `references`. Default: the first. */
  readonly method?: string
  /** Threads at most. Default: as many as there are cores. */
  readonly cores?: number
  /** Folder of the cache. Default: the user's cache folder. */
  readonly folder?: string
  /** Told once when the cache cannot be used. Default: standard error. */
  readonly notice?: (message: string) => void
}

/** What a caller of the desk may add. */
export type ReferencesOptions = {
  /** The call rejects with the signal's reason; what is being computed goes on until the desk is disposed. */
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, of: number) => void
}

/** References of one problem by one method. */
export interface ReferenceDesk extends AsyncDisposable {
  readonly method: string
  /** In the order of the instances. Rejects with InputError where the method says that an instance is at fault, with Error where it failed. */
  references(instances: readonly unknown[], options?: ReferencesOptions): Promise<readonly Reference[]>
}

const referenceShape = z.object({
  value: z.number(),
  kind: z.enum(['optimal', 'best-known', 'bound']),
  by: z.string().min(1),
})

/** Opens a desk. Threads start when something has to be computed. Throws InputError for an unknown method. */
export const openReferenceDesk = (options: ReferenceDeskOptions): ReferenceDesk => {
  const { problem, cores = availableParallelism(), folder = cacheFolder() } = options
  const { notice = (message) => void process.stderr.write(`${message}\n`) } = options
  const methods = problem.references.map((one) => one.method)
  const { method = methods[0] } = options
  const module = problem.references.find((one) => one.method === method)
  if (module === undefined)
    throw new InputError(
      `Problem '${problem.definition.name}' has no reference method '${method}'; ${insteadOf(String(method), methods)}`,
    )
  const cache = openReferenceCache(folder, notice)
  const pool = referencePool(module, Math.max(1, cores))
  const inFlight = new Map<string, Promise<Reference>>()

  const compute = async (key: string, instance: unknown): Promise<Reference> => {
    const parsed = referenceShape.safeParse(await pool.compute(instance))
    if (!parsed.success)
      throw new Error(
        `Reference '${module.method}' returned no reference: ${parsed.error.issues[0]?.message} (${module.url})`,
      )
    cache.set(key, parsed.data)
    return parsed.data
  }
  const reference = async (instance: unknown): Promise<Reference> => {
    const { family } = problem.definition
    const key = contentHash({ family, method: module.method, module: module.hash, instance: contentHash(instance) })
    const known = cache.get(key)
    if (known !== undefined) return known
    const asked = inFlight.get(key) ?? compute(key, instance).finally(() => inFlight.delete(key))
    inFlight.set(key, asked)
    return asked
  }

  return {
    method: module.method,
    references: async (instances, { signal, onProgress } = {}) => {
      signal?.throwIfAborted()
      let done = 0
      const all = Promise.all(
        instances.map(async (instance) => {
          const known = await reference(instance)
          onProgress?.(++done, instances.length)
          return known
        }),
      )
      if (signal === undefined) return all
      const { promise: aborted, reject } = Promise.withResolvers<never>()
      const abort = (): void => reject(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      try {
        return await Promise.race([all, aborted])
      } finally {
        signal.removeEventListener('abort', abort)
        // Nobody waits any longer for what an abort left behind.
        all.catch(() => undefined)
      }
    },
    [Symbol.asyncDispose]: async () => {
      await pool[Symbol.asyncDispose]()
      cache[Symbol.dispose]()
    },
  }
}
