/** One sitting at a run: live line, Ctrl-C, and what is printed at the end. */

import type { OpenRun } from '../config/open-run.ts'
import { executeRun, type RunResult } from '../discovery/discover.ts'
import type { Limits } from '../discovery/ledger.ts'
import type { Workers } from '../evaluation/open-workplace.ts'
import { shownAddress } from '../evaluation/queue/redis-unavailable.ts'
import { InputError } from '../problem/input-error.ts'
import { startLiveLine } from './live-line.ts'
import type { Exit, Terminal } from './terminal.ts'

/** Exit code after an interruption, as shells have it. */
export const interruptedExitCode = 130

/** Ctrl-C once ends the run in good order, twice at once; what is journaled stays in both cases. */
export const listenForInterrupts = (
  terminal: Terminal,
  told = 'Finishing what is in flight; Ctrl-C again ends at once. Nothing is lost in either case.',
): { readonly signal: AbortSignal } & Disposable => {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(interruptedExitCode)
    terminal.note(told)
    controller.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

const whoEvaluates = (workers: Workers): string =>
  typeof workers === 'number'
    ? `${workers} worker${workers === 1 ? '' : 's'}`
    : `workers of ${shownAddress(workers.url)}`

/** Runs to the end or to the interruption, and prints what came of it. */
export const sit = async (run: OpenRun, terminal: Terminal, exit: Exit): Promise<RunResult> => {
  const { id, folder, problem, strategy, workers } = run
  const { limits, model } = run.configuration
  const metric = problem.definition.metric
  using interrupts = listenForInterrupts(terminal)
  terminal.note(
    `${problem.definition.name}: ${strategy.name}${model === undefined ? '' : ` with ${model}`}, ${whoEvaluates(workers)}, run ${id}`,
  )
  const live = startLiveLine(terminal, limits as Limits, metric)
  let result: RunResult
  try {
    result = await executeRun(folder, {
      ...run,
      interrupt: interrupts.signal,
      onNotice: terminal.note,
      onEvent: (event) => {
        if (event.kind === 'delivered') live.update({ spent: event.spent, best: event.best?.outcome.metric })
      },
    })
  } catch (error) {
    if (!(error instanceof InputError)) terminal.note(`What was done is kept; go on with: heuristica resume ${id}`)
    throw error
  } finally {
    live.end()
  }
  if (result.state === 'interrupted') {
    exit.code = interruptedExitCode
    terminal.note(`Interrupted; everything is kept. Go on with: heuristica resume ${id}`)
  }
  return result
}
