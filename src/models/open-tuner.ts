/** Opens the tuner of a configuration. */

import { runTunerCommand } from './command-tuner.ts'
import { findEndpoint, type EndpointSettings } from './endpoint.ts'
import { headerValues } from './header-values.ts'
import { ModelInputError } from './model-input-error.ts'
import { tuneAtOpenAi } from './openai-tuner.ts'
import { readKey } from './read-key.ts'
import type { Tuner, TunerSettings } from './tuner.ts'

/** Opens the tuner that a configuration names. Throws `ModelInputError` for an endpoint that does not exist and for a missing key. */
export const openTuner = (
  settings: TunerSettings,
  {
    env,
    endpoints = {},
  }: {
    readonly env: Readonly<Record<string, string | undefined>>
    readonly endpoints?: Readonly<Record<string, EndpointSettings>>
  },
): Tuner => {
  if (settings.kind === 'command') {
    return { formats: { sft: 'sft', dpo: 'dpo' }, tune: (job) => runTunerCommand(settings.command, job, env) }
  }
  const { endpoint: name = 'openai', hyperparameters = {}, pollSeconds = 30 } = settings
  const endpoint = findEndpoint(name, endpoints)
  if (endpoint === undefined) throw new ModelInputError(`the tuner names the endpoint "${name}", which does not exist`)
  const apiKey = readKey(`the tuner at ${name}`, endpoint, env)
  const headers = headerValues(name, endpoint.headers, env)
  return {
    formats: { sft: 'openai-sft', dpo: 'openai-dpo' },
    tune: (job) => tuneAtOpenAi({ endpoint, apiKey, headers, hyperparameters, pollMs: 1000 * pollSeconds }, job),
  }
}
