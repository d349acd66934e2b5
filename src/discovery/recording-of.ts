/** The completions of a run as a recording, which answers another run by step key. */

import { Journal } from '../journal/journal.ts'
import type { Message } from '../models/model.ts'
import { recordCompletion, writeRecording, type RecordedCompletion } from '../models/recording.ts'
import { readJournaledReply } from './asking.ts'

type Request = { readonly messages: readonly Message[]; readonly parameters: { readonly maxTokens: number } }

/**
 * One JSON object a line, in the order of asking; questions without an answer are left out. Without the prompts, their hashes still tell
 * when another run asks something else.
 */
export const recordingOf = (folder: string, { prompts }: { readonly prompts: boolean }): string => {
  using journal = new Journal(folder, { readOnly: true })
  const entries: { verb: number; entry: RecordedCompletion }[] = []
  for (const { key, verb, kind, request, answer } of journal.steps()) {
    if (kind !== 'ask' || answer === undefined) continue
    const completion = readJournaledReply(JSON.parse(answer))
    if ('failed' in completion) continue
    const { messages, parameters } = JSON.parse(request) as Request
    const entry = recordCompletion(key, messages, parameters, completion)
    entries.push({ verb, entry: prompts ? entry : { ...entry, messages: [] } })
  }
  return writeRecording(entries.toSorted((a, b) => a.verb - b.verb).map(({ entry }) => entry))
}
