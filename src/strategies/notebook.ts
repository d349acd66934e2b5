/** What the reflective strategy remembers of its programs, and what its prompts tell of them. */

import { isScored, type Candidate } from '../candidate/candidate.ts'
import { removedLines, returnedLines } from '../candidate/returned-lines.ts'
import type { Run } from '../discovery/strategy.ts'
import { Behaviours } from '../population/behaviours.ts'
import { oneLine, percent } from '../prompts/feedback.ts'
import { attemptList, type Attempt } from '../prompts/history.ts'
import { standing, type Mark } from '../prompts/standing.ts'
import { tuningNote } from '../prompts/tuning-note.ts'

/** Operators whose programs go on from their first parent. */
const changing: ReadonlySet<string> = new Set(['mutate', 'crossover', 'tune'])

/** Lines that a prompt shows of those that were taken out, or that came back. */
const shownLines = 6

/** Notes in the order of delivery; texts for prompts, empty where an option switches them off. */
export class Notebook {
  readonly #run: Run
  readonly #told: { readonly feedback: boolean; readonly history: number; readonly novelty: boolean }
  readonly #programs = new Map<string, Candidate>()
  readonly #attempts: Omit<Attempt, 'tuned'>[] = []
  readonly #tuned = new Map<string, Candidate>()
  readonly #behaviours = new Behaviours()
  /** The smallest objective of each train instance that any program reached. */
  #reached: Float64Array | undefined

  constructor(run: Run, told: { readonly feedback: boolean; readonly history: number; readonly novelty: boolean }) {
    this.#run = run
    this.#told = told
  }

  /** Takes note of a program, a proposal or another; `parent` is the one that it changed. */
  note(
    candidate: Candidate,
    { proposed, parent }: { readonly proposed: boolean; readonly parent?: Candidate | undefined },
  ): void {
    const objectives = isScored(candidate) ? this.#run.objectives(candidate) : undefined
    this.#programs.set(candidate.id, candidate)
    if (this.#told.novelty) this.#behaviours.note(candidate)
    if (objectives !== undefined) {
      this.#reached = objectives.map((value, at) => Math.min(value, this.#reached?.[at] ?? value))
    }
    if (!proposed) return
    const twin = this.#behaviours.twinOf(candidate)
    const returned = parent === undefined ? [] : returnedLines(candidate.source, this.#lineage(parent))
    this.#attempts.push({
      candidate,
      parent,
      notes: [
        ...(twin === undefined ? [] : [`behaves exactly as ${twin.id} on every instance`]),
        ...(returned.length === 0
          ? []
          : [
              `brought back what had been taken out: ${returned
                .slice(0, 2)
                .map((line) => `\`${oneLine(line, 80)}\``)
                .join(', ')}`,
            ]),
      ],
    })
  }

  /** Takes note that tuning made a better form of a program. */
  noteTuned(candidate: Candidate, tuned: Candidate): void {
    this.#tuned.set(candidate.id, tuned)
  }

  /** Whether the program behaves as an earlier one does. */
  isRepetition(candidate: Candidate): boolean {
    return this.#behaviours.twinOf(candidate) !== undefined
  }

  /** The latest attempts as a list; empty where none is to be told. */
  history(): string {
    return this.#told.history === 0
      ? ''
      : attemptList(
          this.#attempts
            .slice(-this.#told.history)
            .map((one) => ({ ...one, tuned: this.#tuned.get(one.candidate.id) })),
        )
  }

  /** A program's gaps beside those of others that are not the same; empty without feedback. */
  standing(
    candidate: Candidate | undefined,
    marks: readonly { readonly title: string; readonly candidate: Candidate | undefined }[],
  ): string {
    if (candidate === undefined || !this.#told.feedback) return ''
    const others: Mark[] = []
    for (const { title, candidate: mark } of marks) {
      if (mark === undefined || mark.id === candidate.id) continue
      if (!others.some((other) => other.candidate.id === mark.id)) others.push({ title, candidate: mark })
    }
    return standing(candidate, others)
  }

  /** The instances that cost a program most, with what was reached there by any program. */
  hardest({ outcome, ...candidate }: Candidate): string {
    const own = this.#run.objectives({ ...candidate, outcome })
    if (!this.#told.feedback || own === undefined) return ''
    return (outcome.hardest ?? [])
      .map((position) => {
        const [value, best] = [own[position] as number, this.#reached?.[position] ?? Infinity]
        const above = best === 0 ? '' : `${percent((value - best) / Math.abs(best))} above`
        const reached =
          value > best
            ? `it is ${above || 'above'} the best that any program reached there`
            : 'no program did better there'
        return `- ${oneLine(this.#run.problem.describe(position), 160)}: ${reached}`
      })
      .join('\n')
  }

  /** The program that this one goes on from, in its last form before tuning. */
  parentOf(candidate: Candidate): Candidate | undefined {
    const own = this.#written(candidate)
    return changing.has(own.operator) ? this.#programs.get(own.parents[0] ?? '') : undefined
  }

  /** Whether one of two programs was made from the other, in whatever form. */
  areKin(one: Candidate, other: Candidate): boolean {
    const madeFrom = (child: Candidate, parent: Candidate): boolean => {
      const parents = this.#written(child).parents
      return parents.includes(parent.id) || parents.includes(this.#written(parent).id)
    }
    return madeFrom(one, other) || madeFrom(other, one)
  }

  /** What tuning changed in a program that is a tuned one. */
  tuning(candidate: Candidate): string {
    const [parent] = candidate.parents
    const before = candidate.operator === 'tune' ? this.#programs.get(parent ?? '') : undefined
    return before === undefined ? '' : tuningNote(before.source, candidate.source)
  }

  /** Lines that were taken out on the way to a program. */
  removed(candidate: Candidate): string {
    if (this.#told.history === 0) return ''
    return removedLines(this.#lineage(candidate)).slice(0, shownLines).join('\n')
  }

  /** A program as it was written, before tuning. */
  #written(candidate: Candidate): Candidate {
    const before = candidate.operator === 'tune' ? this.#programs.get(candidate.parents[0] ?? '') : undefined
    return before === undefined ? candidate : this.#written(before)
  }

  /** Sources from the oldest ancestor, by first parents, to the program itself. */
  #lineage(candidate: Candidate): readonly string[] {
    const sources: string[] = []
    let at: Candidate | undefined = candidate
    while (at !== undefined) {
      sources.push(at.source)
      at = changing.has(at.operator) ? this.#programs.get(at.parents[0] ?? '') : undefined
    }
    return sources.toReversed()
  }
}
