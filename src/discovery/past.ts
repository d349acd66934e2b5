/** An earlier run as the source of another's answers: what a replay follows. */

import type { Journal } from '../journal/journal.ts'
import { ModelError, type Model } from '../models/model.ts'
import { readJournaledReply } from '../models/journaled-reply.ts'
import { keptPrice } from './run-facts.ts'
import { recordedIn, type StepAnswer, type StepRequest, type Witness } from './step-recorder.ts'
import { isMachineBound, withoutTimes } from './step-comparison.ts'

/** What a run that follows an earlier one is given. */
export type Past = {
  readonly witness: Witness
  /** Whether it stops where the earlier run did, whatever time and money it takes itself. */
  readonly stopsAlike: boolean
}

/** Where a replay parted from the run that it follows. */
export type Departure = { readonly key: string; readonly reason: string }

/** A model that gives the answers of a run again by step key, failures included. A key that the run did not ask rejects with `exhausted`. */
export const createJournalModel = (name: string, journal: Journal): Model => {
  const price = keptPrice(journal)
  return {
    name,
    concurrency: 8,
    ...(price !== 'none' && price !== undefined && { price }),
    complete: (_, { key, onAttempt }) => {
      onAttempt?.(1)
      const answer = journal.step(key)?.answer
      if (answer === undefined) {
        return Promise.reject(new ModelError('exhausted', `recording exhausted: it holds no answer for ${key}`))
      }
      const reply = readJournaledReply(JSON.parse(answer))
      return 'failed' in reply
        ? Promise.reject(new ModelError(reply.failed, reply.message, { usage: reply.usage }))
        : Promise.resolve(reply)
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

/** Steps that are made again; all others take the recorded answer, for what answered may cost, or answer otherwise now. */
export const isMadeAgain = ({ kind }: Pick<StepRequest, 'kind'>): boolean => kind === 'evaluate' || kind === 'tune'

/**
 * Follows the run in `journal` as far as its steps ask the same: evaluations are made again, verdicts that depend on the machine are obeyed,
 * and measured times that a prompt may show are those of then. `onDeparture` is told once, of the first step that goes another way.
 */
export const createFollower = (journal: Journal, onDeparture: (departure: Departure) => void): Witness => {
  let departed = false
  const depart = (key: string, reason: string): void => {
    if (!departed) onDeparture({ key, reason })
    departed = true
  }
  return {
    recorded: (key, requestHash) => recordedIn(journal, key, requestHash),
    step: async (step, requestHash, perform): Promise<StepAnswer> => {
      const recorded = journal.step(step.key)
      if (recorded?.answer === undefined || recorded.requestHash !== requestHash) {
        depart(
          step.key,
          recorded?.answer === undefined
            ? 'the recording holds no such step'
            : 'it asks something else than was recorded',
        )
        return perform()
      }
      const then: StepAnswer = { answer: JSON.parse(recorded.answer), objectives: recorded.objectives }
      if (!isMadeAgain(step) || isMachineBound(then.answer)) return then
      const now = await perform()
      if (JSON.stringify(withoutTimes(now.answer)) !== JSON.stringify(withoutTimes(then.answer))) {
        depart(step.key, 'it gives another result than was recorded')
        return now
      }
      return { ...now, answer: then.answer }
    },
  }
}
