/** Fine-tuning by any program: it is told dataset and model, and prints the new model's name as its last line. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ModelError } from './model.ts'
import type { TuningJob } from './tuner.ts'

/** What is shown of a failed program's last words, in characters. */
const lastWords = 300

/**
 * Runs the program with `HEURISTICA_DATASET`, `HEURISTICA_METHOD`, `HEURISTICA_MODEL`, `HEURISTICA_SUFFIX` and `HEURISTICA_SEED` in its
 * environment; `{dataset}`, `{method}`, `{model}`, `{suffix}` and `{seed}` in its arguments are replaced by the same. Its standard error is
 * passed on line by line. Resolves with the last line of its standard output, a name as `--model` takes it. Stopped, the program gets SIGTERM.
 */
export const runTunerCommand = async (
  [program = '', ...parameters]: readonly string[],
  { dataset, method, model, suffix, seed, signal, onNotice }: TuningJob,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> => {
  const facts: Readonly<Record<string, string>> = { dataset, method, model, suffix, seed: String(seed) }
  const told = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [`HEURISTICA_${name.toUpperCase()}`, value]),
  )
  const filled = parameters.map((text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole))
  if (signal.aborted) throw new ModelError('aborted', 'the training was stopped', { cause: signal.reason })
  const child = spawn(program, filled, { env: { ...env, ...told }, stdio: ['ignore', 'pipe', 'pipe'], signal })
  let [output, errors, line] = ['', '', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-lastWords)
    const lines = (line + text).split('\n')
    line = lines.pop() ?? ''
    for (const one of lines) if (one.trim() !== '') onNotice(one.trim())
  })
  let code: unknown
  try {
    ;[code] = await once(child, 'close')
  } catch (error) {
    if (signal.aborted) throw new ModelError('aborted', 'the training was stopped', { cause: signal.reason })
    throw new ModelError('bad-request', `the tuner ${program} could not be started: ${(error as Error).message}`)
  }
  if (code !== 0) {
    const words = errors.trim().replace(/\s+/g, ' ')
    throw new ModelError(
      'bad-request',
      `the tuner ${program} ended with code ${String(code)}: ${words || 'no message'}`,
    )
  }
  const name = output.trim().split('\n').at(-1)?.trim() ?? ''
  if (name === '') {
    throw new ModelError('malformed', `the tuner ${program} printed no model; its last line is to be the new name`)
  }
  return name
}
