/** Where commands write: results to standard output, everything else to standard error. */

export interface Terminal {
  /** A line of the result. */
  readonly out: (line: string) => void
  /** A line about what goes on. */
  readonly note: (line: string) => void
  /** Whether standard error is a screen on which a line can be rewritten. */
  readonly live: boolean
  /** Rewrites the last line on the screen; an empty text clears it. */
  readonly rewrite: (line: string) => void
}

/** The exit code that the process ends with when nothing failed: 130 after an interruption, 1 for a difference, 100 for a bar that was not met. */
export type Exit = { code: number }

const clear = '\r\u001B[2K'

/** The process's own streams. */
export const processTerminal = (): Terminal => {
  const live = process.stderr.isTTY
  // A reader that has seen enough, as in `heuristica show last | head`, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  let rewritten = false
  const note = (line: string): void => {
    process.stderr.write(`${rewritten ? clear : ''}${line}\n`)
    rewritten = false
  }
  return {
    live,
    out: (line) => {
      if (rewritten) process.stderr.write(clear)
      rewritten = false
      process.stdout.write(`${line}\n`)
    },
    note,
    rewrite: (line) => {
      if (!live) return
      process.stderr.write(clear + line.slice(0, Math.max(20, process.stderr.columns - 1)))
      rewritten = line !== ''
    },
  }
}
