/** The completions of a run as a recording, which answers another run by step key. */

import { Journal } from '../journal/journal.ts'
import { readJournaledReply } from '../models/journaled-reply.ts'
import type { Message } from '../models/model.ts'
import { recordCompletion, recordFailure, writeRecording } from '../models/recording.ts'

type Entry = Parameters<typeof writeRecording>[0][number]
type Request = { readonly messages: readonly Message[]; readonly parameters: { readonly maxTokens: number } }

/**
 * One JSON object a line, in the order of asking, failures included; questions that nobody answered are left out. Without the prompts, their
 * hashes still tell when another run asks something else.
 */
export const recordingOf = (folder: string, { prompts }: { readonly prompts: boolean }): string => {
  using journal = new Journal(folder, { readOnly: true })
  const entries = [...journal.steps()].flatMap(
    ({ key, verb, kind, request, answer }): readonly { verb: number; entry: Entry }[] => {
      if (kind !== 'ask' || answer === undefined) return []
      const { messages, parameters } = JSON.parse(request) as Request
      const kept = (entry: Entry): readonly { verb: number; entry: Entry }[] => [
        { verb, entry: prompts ? entry : { ...entry, messages: [] } },
      ]
      const reply = readJournaledReply(JSON.parse(answer))
      if (!('failed' in reply)) return kept(recordCompletion(key, messages, parameters, reply))
      const { failed, message, usage } = reply
      // What an earlier recording did not hold, this one does not hold either.
      return failed === 'exhausted' ? [] : kept(recordFailure(key, messages, parameters, { failed, message, usage }))
    },
  )
  return writeRecording(entries.toSorted((a, b) => a.verb - b.verb).map(({ entry }) => entry))
}
