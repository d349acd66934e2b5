/** Threads that compute references. */

import { Worker } from 'node:worker_threads'
import { InputError } from './input-error.ts'
import type { ReferenceModule } from './loaded-problem.ts'
import type { ReferenceAnswer, ReferenceWorkerData } from './reference-worker.ts'

/** Threads of one reference module. */
export interface ReferencePool extends AsyncDisposable {
  /** What the module returns for the instance. Rejects with InputError where the module says that the instance is at fault, and with Error where it failed or the pool was disposed. */
  compute(instance: unknown): Promise<unknown>
}

type Task = {
  readonly instance: unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Below this many instances a thread, starting another one costs more than it saves. */
const worthAThread = 8

const source = import.meta.url.endsWith('.ts')
const workerUrl = new URL(`./reference-worker${source ? '.ts' : '.js'}`, import.meta.url)

/** At most `cores` threads, started when there is work for them. */
export const referencePool = (module: ReferenceModule, cores: number): ReferencePool => {
  const queue: Task[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Task>()
  let disposed = false

  const start = (): Worker => {
    const worker = new Worker(workerUrl, {
      workerData: { url: module.url } satisfies ReferenceWorkerData,
      execArgv: source ? ['--conditions=source'] : [],
    })
    const drop = (error: Error): void => {
      const at = idle.indexOf(worker)
      if (at >= 0) idle.splice(at, 1)
      const task = busy.get(worker)
      busy.delete(worker)
      task?.reject(error)
      assign()
    }
    worker.on('message', (answer: ReferenceAnswer) => {
      const task = busy.get(worker)
      busy.delete(worker)
      idle.push(worker)
      worker.unref()
      if (answer.kind === 'computed') task?.resolve(answer.value)
      else if (answer.name === 'InputError') task?.reject(new InputError(answer.message))
      else task?.reject(new Error(`Reference '${module.method}' failed: ${answer.message} (${module.url})`))
      assign()
    })
    worker.on('error', (error) =>
      drop(
        new Error(`Reference '${module.method}' failed: ${(error as Error).message} (${module.url})`, { cause: error }),
      ),
    )
    worker.on('exit', () => drop(new Error(`The thread of reference '${module.method}' ended (${module.url})`)))
    return worker
  }

  const assign = (): void => {
    while (queue.length > 0) {
      const wanted = Math.min(cores, Math.ceil((queue.length + busy.size) / worthAThread))
      const worker = idle.pop() ?? (busy.size < wanted ? start() : undefined)
      if (worker === undefined) return
      const task = queue.shift() as Task
      busy.set(worker, task)
      worker.ref()
      worker.postMessage(task.instance, [])
    }
  }

  return {
    compute: async (instance) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      if (disposed) throw new Error('The reference desk is closed')
      queue.push({ instance, resolve, reject })
      // One turn later, so that a whole batch is seen before threads are counted.
      queueMicrotask(assign)
      return promise
    },
    [Symbol.asyncDispose]: async () => {
      disposed = true
      for (const task of queue.splice(0)) task.reject(new Error('The reference desk is closed'))
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}
