/** What the system knows of a child while it runs: its CPU time and its memory. */

import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second on every architecture that Node supports. */
const msPerTick = 10

export type ProcessStatus = { readonly cpuMs: number; readonly residentMb: number }

/** CPU time of all threads, and resident memory; undefined where there is no /proc or the process is gone. */
export const processStatus = (pid: number): ProcessStatus | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name, in parentheses, may hold anything; fields are counted from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * msPerTick,
      residentMb: Number(resident?.[1] ?? 0) / 1024,
    }
  } catch {
    return undefined
  }
}
