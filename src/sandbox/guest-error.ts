/** Reads what isolated-vm reports of a guest's failure. */

import type { Failure, Location } from './verdict.ts'

/** The file name under which a candidate is compiled. */
export const candidateFile = 'candidate.js'

const place = /candidate\.js:(\d+):(\d+)/

/** The innermost place in the candidate's source that a stack names. */
export const locationIn = (stack: string): Location | undefined => {
  const [, line, column] = place.exec(stack) ?? []
  return line === undefined || column === undefined ? undefined : { line: Number(line), column: Number(column) }
}

/** Allocations that V8 refuses as an ordinary error are a want of memory all the same. */
const wantsMemory = /^RangeError: (Array buffer allocation failed|.*[Oo]ut of memory)/

/** The verdict on an error that was described inside the isolate, or that evaluating the candidate threw. */
export const thrownVerdict = (text: string, stack: string): Failure =>
  wantsMemory.test(text)
    ? { kind: 'memory', detail: text }
    : { kind: 'threw', detail: text, location: locationIn(stack) }

/** The verdict on a call into the isolate that failed at the boundary: limits first, then what the guest threw. */
export const boundaryVerdict = (error: unknown, otherwise: 'syntax' | 'threw'): Failure => {
  if (!(error instanceof Error))
    return { kind: otherwise, detail: `threw ${String(error).slice(0, 200)}`, location: undefined }
  const message = error.message.slice(0, 400)
  const stack = String(error.stack).slice(0, 4000)
  if (message.includes('Script execution timed out'))
    return { kind: 'timeout', detail: 'ran into the wall-clock limit' }
  if (message.includes('disposed')) return { kind: 'memory', detail: 'exceeded the memory limit' }
  if (otherwise === 'threw') return thrownVerdict(`${error.name}: ${message}`, stack)
  return {
    kind: 'syntax',
    detail: `${error.name}: ${message.replace(/ \[candidate\.js:\d+:\d+\]$/, '')}`,
    location: locationIn(message) ?? locationIn(stack),
  }
}
