/** Makes a run again from what it recorded, and compares it step by step. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Journal, type CandidateRow } from '../journal/journal.ts'
import type { Model } from '../models/model.ts'
import { executeRun, type RunHost } from './discover.ts'
import { Interrupted } from './errors.ts'
import type { RunConfiguration } from './configuration.ts'
import { createJournalModel, isMadeAgain, type Past } from './past.ts'
import { beginAgain, keptBy, type RunEnd } from './run-facts.ts'
import { compareAnswers, firstDifference } from './step-comparison.ts'
import { recordedIn, type StepAnswer, type Witness } from './step-recorder.ts'
import { versions } from './versions.ts'

/** A verdict that depended on the machine and did not recur. */
export type Unconfirmed = { readonly key: string; readonly detail: string }

/** What came of a verification. */
export type Verification =
  | {
      readonly kind: 'same'
      /** False where the run is not finished: its steps agree as far as they go. */
      readonly finished: boolean
      readonly steps: number
      /** Evaluations and tuning generations that were made again. */
      readonly evaluations: number
      readonly candidates: number
      /** Recorded steps after the point where an unfinished run broke off, which nothing asks yet. */
      readonly unreached: number
      readonly unconfirmed: readonly Unconfirmed[]
      /** Mean CPU milliseconds an instance over all evaluations, then and now; never compared. */
      readonly cpuMs: { readonly recorded: number; readonly now: number }
      /** Versions that are not those of then, as `code`, `node`. */
      readonly otherVersions: readonly string[]
    }
  | {
      readonly kind: 'different'
      /** The step, candidate or fact: `step 17/evaluate`. */
      readonly place: string
      readonly detail: string
    }
  | { readonly kind: 'interrupted' }

export type VerifyHost = Pick<RunHost, 'workers' | 'sandbox' | 'interrupt' | 'onNotice'> & {
  /** Loads what the run was made of; `answers` stands in for each of its models. */
  readonly open: (
    configuration: RunConfiguration,
    answers: (name: string) => Model,
  ) => Promise<Pick<RunHost, 'problem' | 'strategy' | 'model'>>
  /** Told how many evaluations were made again. */
  readonly onEvaluation?: (evaluations: number) => void
}

type Difference = Extract<Verification, { kind: 'different' }>

/** Ends the repetition at the first difference. */
class Differs extends Error {
  override name = 'Differs' as const
}

/** The rows that were changed after they were written, or what keeps them from being read. */
const tampering = (folder: string): Difference | undefined => {
  try {
    using journal = new Journal(folder, { readOnly: true })
    const [place, ...others] = journal.tampered()
    if (place === undefined) return undefined
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`
    return { kind: 'different', place, detail: `it was changed after it was written${more}` }
  } catch (error) {
    return { kind: 'different', place: 'journal', detail: `it cannot be read: ${(error as Error).message}` }
  }
}

type Checked = {
  readonly witness: Witness
  readonly asked: ReadonlySet<string>
  readonly unconfirmed: readonly Unconfirmed[]
  readonly times: { evaluations: number; timed: number; recordedMs: number; nowMs: number }
  /** Of those that were found before all came to rest, the one in the earliest verb. */
  readonly difference: () => Difference | undefined
}

const cpuMsOf = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'cpuMs' in answer ? Number(answer.cpuMs) : 0

/** Makes evaluations again and compares them; what is handed on is the record. */
const createChecker = (journal: Journal, finished: boolean): Checked => {
  const asked = new Set<string>()
  const unconfirmed: Unconfirmed[] = []
  const found: { verb: number; difference: Difference }[] = []
  const times = { evaluations: 0, timed: 0, recordedMs: 0, nowMs: 0 }
  const differ = (verb: number, key: string, detail: string): never => {
    found.push({ verb, difference: { kind: 'different', place: `step ${key}`, detail } })
    throw new Differs(`${key}: ${detail}`)
  }
  const witness: Witness = {
    recorded: (key, requestHash) => recordedIn(journal, key, requestHash),
    step: async (step, requestHash, perform) => {
      const { key, verb } = step
      const recorded = journal.step(key)
      if (recorded?.answer === undefined) {
        if (!finished) throw new Interrupted()
        return differ(verb, key, 'the search asks it, but the journal does not hold it')
      }
      asked.add(key)
      if (recorded.requestHash !== requestHash) return differ(verb, key, 'it asks something else than was recorded')
      const then: StepAnswer = { answer: JSON.parse(recorded.answer), objectives: recorded.objectives }
      if (!isMadeAgain(step)) return then
      const now = await perform()
      times.evaluations += 1
      if (step.kind === 'evaluate') times.timed += 1
      times.recordedMs += cpuMsOf(then.answer)
      times.nowMs += cpuMsOf(now.answer)
      const agreement = compareAnswers(then, now)
      if (agreement.kind === 'different') return differ(verb, key, agreement.detail)
      if (agreement.kind === 'not confirmed') unconfirmed.push({ key, detail: agreement.detail })
      return then
    },
  }
  const difference = (): Difference | undefined => found.toSorted((a, b) => a.verb - b.verb)[0]?.difference
  return { witness, asked, unconfirmed, times, difference }
}

const differs = (place: string, detail: string): Difference => ({ kind: 'different', place, detail })

/** The first candidate that is not as it was recorded; an unfinished run may have delivered fewer than its journal allows. */
const compareCandidates = (then: Journal, now: Journal, finished: boolean): Difference | undefined => {
  const again = now.candidates()
  for (const recorded of then.candidates()) {
    const made = again.next().value as CandidateRow | undefined
    if (made === undefined) {
      return finished ? differs(`candidate ${recorded.id}`, 'the search does not bring it about') : undefined
    }
    const difference = firstDifference(recorded, made)
    if (difference !== undefined) return differs(`candidate ${recorded.id}`, difference)
  }
  const more = again.next().value as CandidateRow | undefined
  return more === undefined || !finished
    ? undefined
    : differs(`candidate ${more.id}`, 'the search brings it about, but the journal does not hold it')
}

const compareEnds = (then: Journal, now: Journal): Difference | undefined => {
  const [recorded, made] = [then, now].map((journal) => {
    const { seal: _, ...end } = journal.fact('end') as RunEnd
    return end
  })
  const difference = firstDifference(recorded, made)
  return difference === undefined ? undefined : differs('fact end', difference)
}

/**
 * Verifies the run in `folder`: that its journal is as it was written, that every evaluation gives the same objectives again, and that
 * the search asks the same steps and comes to the same end. It asks no model, and writes nothing into the run. Rejects with `RunFailed`
 * where the problem is another one now, and with what the sandbox's failures reject with.
 */
export const verifyRun = async (folder: string, host: VerifyHost): Promise<Verification> => {
  const tampered = tampering(folder)
  if (tampered !== undefined) return tampered
  using journal = new Journal(folder, { readOnly: true })
  const end = journal.fact('end') as RunEnd | undefined
  const finished = end !== undefined
  const checker = createChecker(journal, finished)
  const past: Past = { witness: checker.witness, stopsAlike: true }
  const scratch = mkdtempSync(join(tmpdir(), 'heuristica-verify-'))
  try {
    const { configuration, templates } = keptBy(journal)
    const parts = await host.open(configuration, (name) => createJournalModel(name, journal))
    beginAgain(scratch, journal, { configuration, templates })
    try {
      const onEvent = (): void => host.onEvaluation?.(checker.times.evaluations)
      const result = await executeRun(scratch, { ...host, ...parts, past, onEvent })
      if (result.state === 'interrupted' && (host.interrupt.aborted || finished)) return { kind: 'interrupted' }
    } catch (error) {
      const difference = checker.difference()
      if (difference === undefined) throw error
      return difference
    }
    using again = new Journal(scratch, { readOnly: true })
    const left: string[] = []
    for (const { key, answer } of journal.steps()) if (answer !== undefined && !checker.asked.has(key)) left.push(key)
    const unasked = finished ? left[0] : undefined
    const difference =
      checker.difference() ??
      (unasked === undefined
        ? undefined
        : differs(`step ${unasked}`, 'it was recorded, but the search does not ask it')) ??
      compareCandidates(journal, again, finished) ??
      (finished ? compareEnds(journal, again) : undefined) ??
      (finished && journal.seal() !== end.seal
        ? differs('seal', 'rows were changed, added or removed after the run’s end')
        : undefined)
    if (difference !== undefined) return difference
    const { evaluations, timed, recordedMs, nowMs } = checker.times
    const mean = (sum: number): number => (timed === 0 ? 0 : sum / timed)
    const made = (journal.fact('versions') ?? {}) as Readonly<Record<string, string>>
    return {
      kind: 'same',
      finished,
      steps: checker.asked.size,
      evaluations,
      candidates: journal.candidateCount(),
      unreached: left.length,
      unconfirmed: checker.unconfirmed,
      cpuMs: { recorded: mean(recordedMs), now: mean(nowMs) },
      otherVersions: Object.entries(versions()).flatMap(([name, version]) =>
        made[name] === version ? [] : [`${name} ${made[name] ?? 'unknown'} then, ${version} now`],
      ),
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
