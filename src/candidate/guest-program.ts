/** The gate before a program that conducts a search: what it must be to be worth running, with messages that a model can act on. */

import { maxSourceBytes, namedExports, parseSource, type Parsed } from './parse.ts'

/** Parses a program that is to export `search`. What it may do is the sandbox's to see to. */
export const parseGuestProgram = (source: string): Parsed => {
  const bytes = Buffer.byteLength(source)
  if (bytes > maxSourceBytes) {
    const message = `the source has ${bytes} bytes, more than the ${maxSourceBytes} that are accepted; write a shorter program`
    return { kind: 'rejected', message, position: undefined }
  }
  const parsed = parseSource(source)
  if (parsed.kind === 'rejected' || namedExports(parsed.program).has('search')) return parsed
  const message =
    'the function `search` is not exported; write `export async function search(task) { … }` at the top level'
  return { kind: 'rejected', message, position: undefined }
}
