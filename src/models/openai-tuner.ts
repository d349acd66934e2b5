/** Fine-tuning at a server that has OpenAI's `files` and `fine_tuning/jobs`: upload, create, look until it is done, take the new name. */

import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import type OpenAI from 'openai'
import { systemClock, type Clock } from './clock.ts'
import type { Endpoint } from './endpoint.ts'
import { ModelError } from './model.ts'
import { scrubberOf, type Secret } from './secret.ts'
import type { TuningJob } from './tuner.ts'
import { createWireClient } from './wire-client.ts'
import { excerpt, toModelError, type Place } from './wire-error.ts'

export type OpenAiTunerOptions = {
  readonly endpoint: Endpoint
  readonly apiKey: Secret | undefined
  readonly headers: Readonly<Record<string, Secret>>
  readonly hyperparameters: Readonly<Record<string, string | number>>
  readonly pollMs: number
  readonly clock?: Clock
}

/** How long an upload may take. */
const uploadTimeoutMs = 600_000
/** Looks at a job that may fail one after the other before the job is given up on; the job itself goes on. */
const failedLooksAllowed = 10

/** Resolves with the new model's name as `--model` takes it. A training that is stopped is cancelled at the server. */
export const tuneAtOpenAi = async (
  { endpoint, apiKey, headers, hyperparameters, pollMs, clock = systemClock }: OpenAiTunerOptions,
  { dataset, method, model, suffix, seed, begun, onBegun, signal, onNotice }: TuningJob,
): Promise<string> => {
  const client = createWireClient({ baseUrl: endpoint.baseUrl, apiKey, headers, timeoutMs: uploadTimeoutMs })
  const place: Place = {
    host: new URL(endpoint.baseUrl).host,
    model,
    keyVariable: endpoint.keyVariable,
    scrub: scrubberOf([...(apiKey === undefined ? [] : [apiKey]), ...Object.values(headers)]),
  }
  const stopped = (): ModelError => new ModelError('aborted', 'the training was stopped', { cause: signal.reason })
  const on = async <Result>(call: Promise<Result>): Promise<Result> => {
    try {
      return await call
    } catch (error) {
      throw signal.aborted ? stopped() : toModelError(error, place)
    }
  }

  const begin = async (): Promise<string> => {
    const file = new File([await openAsBlob(dataset)], basename(dataset), { type: 'application/jsonl' })
    const uploaded = await on(client.files.create({ file, purpose: 'fine-tune' }, { signal }))
    const training = method === 'sft' ? { supervised: { hyperparameters } } : { dpo: { hyperparameters } }
    const body = {
      model,
      training_file: uploaded.id,
      suffix,
      seed,
      method: { type: method === 'sft' ? 'supervised' : 'dpo', ...training },
    } as OpenAI.FineTuning.JobCreateParams
    const job = await on(client.fineTuning.jobs.create(body, { signal }))
    onBegun?.(job.id)
    return job.id
  }
  const id = begun ?? (await begin())
  onNotice(`${place.host} trains ${model} as ${id}`)

  let told = ''
  for (let failedLooks = 0; ;) {
    try {
      await clock.sleep(pollMs, signal)
    } catch {
      await client.fineTuning.jobs.cancel(id).catch(() => undefined)
      throw stopped()
    }
    let job: OpenAI.FineTuning.FineTuningJob
    try {
      job = await on(client.fineTuning.jobs.retrieve(id, { signal }))
      failedLooks = 0
    } catch (error) {
      failedLooks += 1
      if (signal.aborted || failedLooks >= failedLooksAllowed) throw error
      continue
    }
    if (job.status !== told) onNotice(`${id}: ${job.status}`)
    told = job.status
    if (job.status === 'succeeded' && typeof job.fine_tuned_model === 'string') {
      return `${endpoint.name}:${job.fine_tuned_model}`
    }
    if (job.status === 'failed' || job.status === 'cancelled' || job.status === 'succeeded') {
      const why = excerpt(place.scrub(job.error?.message ?? 'without a reason or a model'))
      throw new ModelError('bad-request', `the training ${id} at ${place.host} ended as ${job.status}: ${why}`)
    }
  }
}
