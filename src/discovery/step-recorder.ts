/** Takes a step's answer from the journal where it is recorded, and otherwise performs the step and records it. */

import { contentHash } from '../journal/content-hash.ts'
import type { Journal } from '../journal/journal.ts'
import { Interrupted, RunFailed } from './errors.ts'

export type StepAnswer = {
  /** JSON value. */
  readonly answer: unknown
  readonly objectives?: Float64Array | undefined
}

export type StepRequest = {
  readonly key: string
  readonly verb: number
  readonly kind: string
  /** Everything that the answer depends on, as text; its hash is compared on resume. */
  readonly request: string
  /** Keep the request's text, and write the step before it is performed, so that a crash cannot hide what was spent. */
  readonly announce?: boolean
}

/** Who knows how the steps of an earlier run went: it may answer in place of `perform`, or perform and compare. */
export interface Witness {
  step(step: StepRequest, requestHash: string, perform: () => Promise<StepAnswer>): Promise<StepAnswer>
  /** How that step was answered, where it asked the same. */
  recorded(key: string, requestHash: string): unknown
}

/** The answer in a journal to a step, where it asked the same. */
export const recordedIn = (journal: Pick<Journal, 'step'>, key: string, requestHash: string): unknown => {
  const step = journal.step(key)
  return step?.answer === undefined || step.requestHash !== requestHash
    ? undefined
    : (JSON.parse(step.answer) as unknown)
}

/** The only way from a verb to an effect. */
export class StepRecorder {
  readonly #journal: Journal
  readonly #interrupted: () => boolean
  readonly #witness: Witness | undefined
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(
    journal: Journal,
    { interrupted, witness }: { readonly interrupted: () => boolean; readonly witness?: Witness | undefined },
  ) {
    this.#journal = journal
    this.#interrupted = interrupted
    this.#witness = witness
  }

  /** Rejects with `RunFailed` when the recorded request differs, with `Interrupted` when nothing new may begin, and with what `perform` rejects with. */
  async take(step: StepRequest, perform: () => Promise<StepAnswer>): Promise<StepAnswer> {
    const requestHash = contentHash(step.request)
    const recorded = this.#journal.step(step.key)
    if (recorded !== undefined && recorded.requestHash !== requestHash) {
      throw new RunFailed(
        `Step ${step.key} asks something else than the journal recorded: the problem, the strategy or heuristica itself changed since. Start a new run`,
      )
    }
    if (recorded?.answer !== undefined) {
      return { answer: JSON.parse(recorded.answer) as unknown, objectives: recorded.objectives }
    }
    if (this.#interrupted()) throw new Interrupted()
    const row = {
      key: step.key,
      verb: step.verb,
      kind: step.kind,
      requestHash,
      request: step.announce === true ? step.request : '',
      askedMs: Date.now(),
    }
    const open = { answer: undefined, objectives: undefined, answeredMs: undefined }
    if (step.announce === true) this.#journal.writeStep({ ...row, ...open })
    const work = this.#witness === undefined ? perform() : this.#witness.step(step, requestHash, perform)
    this.#underWay.add(work)
    try {
      const { answer, objectives } = await work
      this.#journal.writeStep({ ...row, answer: JSON.stringify(answer), objectives, answeredMs: Date.now() })
      return { answer, objectives }
    } finally {
      this.#underWay.delete(work)
    }
  }

  /** How a step was answered, in this run or in the one that it follows; undefined where it was not, or asked something else. */
  recorded({ key, request }: Pick<StepRequest, 'key' | 'request'>): unknown {
    const requestHash = contentHash(request)
    return recordedIn(this.#journal, key, requestHash) ?? this.#witness?.recorded(key, requestHash)
  }

  /** Resolves when nothing is under way and everything that was is journaled. */
  async idle(): Promise<void> {
    do {
      await Promise.allSettled(this.#underWay)
      // The answer is journaled in the continuation of the work, and what follows from it begins, one turn later.
      await new Promise((resolve) => setImmediate(resolve))
    } while (this.#underWay.size > 0)
  }
}
