/** The thread that computes references: loads one reference module, answers one instance at a time. */

import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { offerOwnPackage } from './own-package.ts'

/** What the thread is started with. */
export type ReferenceWorkerData = { readonly url: string }

/** What the thread answers: what the module returned, or why it did not. */
export type ReferenceAnswer =
  | { readonly kind: 'computed'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }

offerOwnPackage()
const { url } = z.object({ url: z.string() }).parse(workerData) satisfies ReferenceWorkerData

const compute = async (instance: unknown): Promise<ReferenceAnswer> => {
  try {
    const module = (await import(url)) as { readonly default?: unknown }
    if (typeof module.default !== 'function') throw new TypeError('the module has no default export that is a function')
    return { kind: 'computed', value: await (module.default as (instance: unknown) => unknown)(instance) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { kind: 'failed', name, message }
  }
}

parentPort?.on('message', (instance: unknown) => {
  void compute(instance).then((answer) => parentPort?.postMessage(answer, []))
})
