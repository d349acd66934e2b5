/** Worker processes, as `heuristica worker` starts them. */

import type { ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, start, type Ended, type Started } from './command-line.ts'
import { kill, spawnDoomed } from './redis-server.ts'

/** Problems that workers of tests have. */
export const problems: string = join(root, 'examples', 'problems')

/** Shorter than the tests that it is for may take. */
const mostMs = 200_000

/** `start`, with an end in all cases: a run whose queue nobody serves would wait for ever. */
export const startEnding = (...args: Parameters<typeof start>): Started & AsyncDisposable => {
  const started = start(...args)
  const timer = setTimeout(() => started.child.kill('SIGKILL'), mostMs)
  started.child.once('close', () => clearTimeout(timer))
  return { ...started, [Symbol.asyncDispose]: () => kill(started.child) }
}

/** Runs `heuristica <args>` to its end, or until it has taken too long. */
export const runEnding = async (...args: Parameters<typeof start>): Promise<Ended> => {
  await using started = startEnding(...args)
  return await started.ended
}

/** Resolves when a child says the words; rejects when it ends without them. */
export const said = (child: ChildProcess, words: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stderr?.on('data', (text: string) => text.includes(words) && resolve())
    child.once('close', () => reject(new Error(`It ended without the words: ${words}`)))
  })

export interface StartedWorker extends AsyncDisposable {
  readonly child: ChildProcess
  /** Its log so far, parsed. */
  readonly events: readonly { readonly event: string; readonly [field: string]: unknown }[]
  /** Resolves when an event of the kind has been logged; rejects when the worker ends without. */
  logged(event: string): Promise<void>
}

/** Starts a worker with the problems of the tests; resolves when it listens. */
export const startWorker = async (
  url: string,
  {
    args = [],
    env = {},
    folder = problems,
  }: { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv; readonly folder?: string } = {},
): Promise<StartedWorker> => {
  const command = join(root, 'dist', 'cli', 'main.js')
  const flags = ['worker', url, '--problems', folder, '--sandbox', 'process', '--concurrency', '1', ...args]
  const child = spawnDoomed(process.execPath, [command, ...flags], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'pipe',
  })
  const events: StartedWorker['events'][number][] = []
  const waiting = new Map<string, (() => void)[]>()
  let rest = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!line.startsWith('{')) throw new Error(`A worker wrote what is no event: ${line}`)
      const event = JSON.parse(line) as StartedWorker['events'][number]
      events.push(event)
      for (const resolve of waiting.get(event.event) ?? []) resolve()
    }
  })
  child.stdout?.resume()
  const logged = (event: string): Promise<void> =>
    new Promise((resolve, reject) => {
      child.once('close', () => reject(new Error(`The worker ended without an event ${event}: ${rest}`)))
      if (events.some((one) => one.event === event)) resolve()
      else waiting.set(event, [...(waiting.get(event) ?? []), resolve])
    })
  const worker = { child, events, logged, [Symbol.asyncDispose]: () => kill(child) }
  await logged('started')
  return worker
}
