/** The verbs of a run: what a strategy calls, on the journal, the budget, the model and the evaluator. */

import { byMetric, type Candidate } from '../candidate/candidate.ts'
import { fingerprint } from '../candidate/fingerprint.ts'
import type { Journal } from '../journal/journal.ts'
import { randomStream } from '../random.ts'
import { tune } from '../tuning/tune.ts'
import type { Asking } from './asking.ts'
import type { Checkpoint } from './checkpoint.ts'
import { KnownContexts } from './fitting.ts'
import { KnownPrograms } from './known-programs.ts'
import { nothing, type Ledger, type Spending } from './ledger.ts'
import { unevaluated } from './outcome.ts'
import { createGuests, type GuestParts } from './guests.ts'
import { createProposing, type Draft, type Prompt, type Proposing, type Rendering, type View } from './proposing.ts'
import type { Scoring } from './scoring.ts'
import {
  BudgetSpent,
  type Cost,
  type ProblemView,
  type PromptInputs,
  type Run,
  type Task,
  type Trained,
} from './strategy.ts'
import type { Training } from './training.ts'
import { Turnstile } from './turnstile.ts'

/** What a candidate's delivery changed, for the live line and other onlookers. */
export type Delivery = {
  readonly candidate: Candidate
  readonly spent: Spending
  /** The task that it is for, where that is not the run's own. */
  readonly task?: string | undefined
}

/** What candidates of one task are asked for with, and judged by. */
export type TaskParts = Pick<VerbParts, 'problem' | 'scoring' | 'rendering'>

export type VerbParts = {
  readonly problem: ProblemView
  readonly baselines: readonly { readonly name: string; readonly text: string }[]
  readonly seed: number
  readonly journal: Pick<Journal, 'writeCandidate' | 'step' | 'setFact'>
  readonly ledger: Ledger
  readonly scoring: Scoring
  readonly rendering: Rendering
  /** What the strategy's further tasks are made of. Default: none. */
  readonly tasks?: readonly (TaskParts & { readonly task: Task })[]
  /** Where programs of the search's own run, and the steps of the run. */
  readonly guests: GuestParts
  /** Undefined for strategies that need no model. */
  readonly asking: Asking | undefined
  /** Undefined in rehearsals. */
  readonly training?: Training
  readonly checkpoint: Checkpoint
  readonly parameters: { readonly maxTokens: number; readonly temperature?: number }
  /** US dollars that one completion of so many tokens costs at most; 0 where no cost limit is set. */
  readonly reserveUsd: (promptTokens: number, completionTokens: number) => number
  readonly onDelivery: (delivery: Delivery) => void
}

/** Baselines are measured where there are so many evaluations for each of them. */
const baselineShare = 10

const oneEvaluation: Spending = { ...nothing, evaluations: 1 }
const refused = (): Promise<never> => Promise.reject(new BudgetSpent('The budget does not allow it'))

const isCandidate = (value: unknown): value is Candidate =>
  typeof value === 'object' && value !== null && 'fingerprint' in value && 'outcome' in value

/** The candidates among a prompt's inputs, each once, in the order of the inputs. */
const parentsAmong = (inputs: PromptInputs): Candidate[] => {
  const candidates = Object.values(inputs).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [...new Map(candidates.filter(isCandidate).map((candidate) => [candidate.id, candidate])).values()]
}

/** The parts of one task with what they make; `mark` tells its programs from those of others. */
type Bench = TaskParts & { readonly mark: string; readonly proposing: Proposing }

/** Work that has come to its turn: the draft, the step that holds its objectives, and what it took. */
type Finished = { readonly draft: Draft; readonly evaluation: string | undefined; readonly spent: Spending }

/** `delivered` resolves when every verb that was asked has been delivered. */
export const createVerbs = (parts: VerbParts): { readonly run: Run; readonly delivered: () => Promise<void> } => {
  const { problem, baselines, seed, journal, ledger, checkpoint, tasks = [] } = parts
  const turnstile = new Turnstile()
  const known = new KnownPrograms()
  const contexts = new KnownContexts()
  const evaluations = new Map<string, string>()
  const scored: Candidate[] = []
  const costs = new Map<string, Cost>()
  let deliveries = 0
  let refusedAt = -1
  const guest = createGuests({ ...parts.guests, turnstile, seed })
  const own = benchOf(parts, '')
  const benches = new Map(tasks.map((of) => [of.task.name, benchOf(of, `${of.task.name} `)]))

  /** Where candidates of that task are made and judged. */
  const benchFor = (task: string | undefined): Bench => {
    if (task === undefined) return own
    const found = benches.get(task)
    if (found === undefined) throw new RangeError(`The strategy named no task ${task}`)
    return found
  }

  function benchOf(of: TaskParts, mark: string): Bench {
    return { ...of, mark, proposing: createProposing({ ...parts, ...of, contexts }) }
  }

  const settle = (reserved: Spending, spent: Spending): void => {
    ledger.settle(reserved, spent)
    deliveries += 1
  }

  /** Settles the budget, rejects a twin that was delivered while this one was in flight, and journals the candidate. */
  const deliver = async (
    finished: Finished,
    verb: number,
    origin: {
      readonly operator: string
      readonly parents: readonly Candidate[]
      readonly reserved: Spending
      readonly task?: string | undefined
    },
  ): Promise<Candidate> => {
    const { draft, spent } = finished
    const { task } = origin
    const print = `${benchFor(task).mark}${draft.fingerprint}`
    settle(origin.reserved, spent)
    const id = `c${verb}`
    const twin = draft.fingerprint === '' ? undefined : known.find(print)
    const isTwin = twin !== undefined && twin !== id && draft.outcome.kind !== 'duplicate'
    const outcome = isTwin ? unevaluated('duplicate', `The same program as ${twin}`) : draft.outcome
    const candidate: Candidate = {
      id,
      source: draft.source,
      fingerprint: draft.fingerprint,
      operator: task === undefined ? origin.operator : `${origin.operator} for ${task}`,
      parents: origin.parents.map((parent) => parent.id),
      thought: draft.thought,
      outcome,
    }
    if (draft.fingerprint !== '') known.note(print, id)
    if (finished.evaluation !== undefined) evaluations.set(id, finished.evaluation)
    costs.set(id, { completions: spent.completions, costUsd: spent.costUsd })
    // Metrics of different tasks do not compare, and what a member reaches is its team's: neither is a result that could be found.
    const isResult = task === undefined && outcome.role === undefined
    const hasMetric = isResult && outcome.kind === 'scored' && Number.isFinite(outcome.metric)
    if (hasMetric) scored.push(candidate)
    journal.writeCandidate({
      ...candidate,
      verb,
      outcome: JSON.stringify(outcome),
      metric: hasMetric ? outcome.metric : undefined,
      evaluation: finished.evaluation,
    })
    parts.onDelivery({ candidate, spent: ledger.spent, task })
    await checkpoint(verb)
    return candidate
  }

  const askCost = (tokens: number): Spending => ({
    completions: 1,
    tokens: tokens + parts.parameters.maxTokens,
    costUsd: parts.reserveUsd(tokens, parts.parameters.maxTokens),
    evaluations: 0,
  })
  const typicalPromptTokens = 4000
  const usual = {
    propose: { ...askCost(typicalPromptTokens), evaluations: 1 },
    reflect: askCost(typicalPromptTokens),
    evaluate: oneEvaluation,
  } as const

  const promptOf = ({ rendering }: Bench, operator: string, inputs: PromptInputs, view: View): Prompt => ({
    messages: rendering.operator(operator, inputs, view),
    shorter: () => rendering.shorter(operator, inputs, view),
  })

  const run: Run = {
    problem,
    random: randomStream(seed, 'strategy'),
    given: [],
    tasks: tasks.map(({ task }) => task),
    models: parts.asking?.models ?? [],
    best: (count) => scored.toSorted(byMetric).slice(0, count),
    cost: ({ id }) => costs.get(id) ?? { completions: 0, costUsd: 0 },
    objectives: ({ id }) => journal.step(evaluations.get(id) ?? '')?.objectives,
    budget: {
      remains: () =>
        refusedAt !== deliveries && ledger.affords(parts.asking === undefined ? usual.evaluate : usual.propose) > 0,
      affords: (verb) => ledger.affords(usual[verb]),
      fraction: () => ledger.fraction(),
    },

    guest,
    offer: (source) => journal.setFact('strategy', { source }),
    tell: (specifics) => journal.setFact('specifics', specifics),

    propose: (operator, inputs = {}, options = {}) => {
      const { repair = true, anonymous = false, patch, model, rival, role, task, larger = false } = options
      const view = { anonymous, role: role?.name }
      const bench = benchFor(task)
      const parents = parentsAmong(inputs)
      const prompt = promptOf(bench, operator, inputs, view)
      const { once, withRepair } = bench.proposing.costs(prompt.messages, askCost, larger)
      const mayRepair = repair && ledger.affords(withRepair) > 0
      const reserved = mayRepair ? withRepair : once
      if (!ledger.reserve(reserved)) {
        refusedAt = deliveries
        return refused()
      }
      const asOf = known.now
      return turnstile.enter(
        (verb) =>
          bench.proposing.propose({
            verb,
            prompt,
            mayRepair,
            isKnown: (print) => known.find(`${bench.mark}${print}`, asOf),
            anonymous,
            role: role?.name,
            beside: role?.beside ?? [],
            patch: patch?.source,
            model,
            rival: rival === undefined ? undefined : run.objectives(rival),
            larger,
          }),
        async (finished, verb) => {
          contexts.note(finished.overflows ?? [])
          const candidate = await deliver(finished, verb, { operator, parents, reserved, task })
          if (!finished.exhausted) return candidate
          ledger.stop('recording exhausted')
          throw new BudgetSpent(finished.draft.outcome.detail)
        },
      )
    },

    reflect: (kind, inputs, { anonymous = false, model, task, answeredBy = 'reflect' } = {}) => {
      const bench = benchFor(task)
      const prompt = promptOf(bench, kind, inputs, { anonymous })
      const reserved = bench.proposing.costs(prompt.messages, askCost).reflection
      if (!ledger.reserve(reserved)) return refused()
      return turnstile.enter(
        (verb) => bench.proposing.reflect({ verb, role: answeredBy, model }, prompt),
        async ({ reply, overflows }, verb) => {
          contexts.note(overflows)
          settle(reserved, reply.spent)
          await checkpoint(verb)
          if (reply.kind === 'answered') return reply.text
          if (reply.failure !== 'exhausted') return ''
          ledger.stop('recording exhausted')
          throw new BudgetSpent(reply.message)
        },
      )
    },

    evaluate: (source, { operator, parents = [], bar, streams = 1, task }) => {
      const { mark, scoring } = benchFor(task)
      const print = fingerprint(source)
      const twin = known.find(`${mark}${print}`)
      const reserved = twin === undefined ? { ...nothing, evaluations: streams } : nothing
      if (!ledger.reserve(reserved)) return refused()
      return turnstile.enter(
        async (verb): Promise<Finished> => {
          // The program is known as soon as it is asked, so later asks of the same one are answered without evaluating.
          known.note(`${mark}${print}`, `c${verb}`)
          const draft = { source, fingerprint: print, thought: undefined }
          if (twin !== undefined) {
            const outcome = unevaluated('duplicate', `The same program as ${twin}`)
            return { draft: { ...draft, outcome }, evaluation: undefined, spent: nothing }
          }
          const key = `${verb}/evaluate`
          const { outcome, share } = await scoring.train(key, verb, source, { bar, streams })
          return { draft: { ...draft, outcome }, evaluation: key, spent: { ...nothing, evaluations: share } }
        },
        (finished, verb) => deliver(finished, verb, { operator, parents, reserved, task }),
      )
    },

    baseline: () => {
      const isAffordable = ledger.affords({ ...nothing, evaluations: baselineShare * baselines.length }) > 0
      const measured = isAffordable ? baselines : []
      const reserved = { ...nothing, evaluations: measured.length }
      if (!ledger.reserve(reserved)) return refused()
      return turnstile.enter(
        (verb) =>
          Promise.all(
            measured.map(async ({ name, text }, index) => {
              const key = `${verb}/baseline-${index + 1}`
              const { outcome } = await own.scoring.train(key, verb, text)
              const rest = { fingerprint: fingerprint(text), operator: 'baseline', parents: [], thought: undefined }
              return { key, baseline: { id: name, source: text, ...rest, outcome } satisfies Candidate }
            }),
          ),
        async (all, verb) => {
          settle(reserved, reserved)
          for (const { key, baseline } of all) evaluations.set(baseline.id, key)
          await checkpoint(verb)
          const metrics = all.map(({ baseline }) => baseline.outcome.metric)
          const best = Math.min(...metrics)
          return Number.isFinite(best) ? all[metrics.indexOf(best)]?.baseline : undefined
        },
      )
    },

    tune: (candidate, { evaluations, larger = false }) => {
      const trial = larger && own.scoring.triesLarger ? 1 : 0
      const affordable = Math.min(Math.floor(evaluations), ledger.affords(oneEvaluation) - trial)
      const reserved = { ...nothing, evaluations: affordable + trial }
      if (affordable < 2 || !ledger.reserve(reserved)) return refused()
      const asOf = known.now
      return turnstile.enter(
        async (verb): Promise<Finished & { readonly better: boolean }> => {
          const tuned = await tune(candidate.source, {
            budget: affordable - 1,
            random: randomStream(seed, 'tune', verb),
            metric: candidate.outcome.metric,
            generation: (index, generation) => own.scoring.generation(`${verb}/tune/${index}`, verb, generation),
          })
          const draft = { source: tuned.source, fingerprint: fingerprint(tuned.source), thought: candidate.thought }
          const spent = { ...nothing, evaluations: tuned.spent }
          const twin = known.find(draft.fingerprint, asOf)
          const better = tuned.source !== candidate.source && twin === undefined
          if (!better) return { better, draft: { ...draft, outcome: candidate.outcome }, evaluation: undefined, spent }
          const key = `${verb}/evaluate`
          const scored = await own.scoring.train(key, verb, tuned.source)
          const { outcome, share } = larger
            ? await own.scoring.larger(`${key}-larger`, verb, tuned.source, scored)
            : scored
          const total = { ...spent, evaluations: spent.evaluations + share }
          return { better: outcome.kind === 'scored', draft: { ...draft, outcome }, evaluation: key, spent: total }
        },
        async (finished, verb) => {
          if (finished.better) return deliver(finished, verb, { operator: 'tune', parents: [candidate], reserved })
          settle(reserved, finished.spent)
          await checkpoint(verb)
          return candidate
        },
      )
    },

    train: (options) =>
      turnstile.enter(
        async (verb): Promise<Trained> =>
          (await parts.training?.train(verb, options)) ?? { kind: 'failed', reason: 'nothing is trained here', of: 0 },
        async (trained, verb) => {
          settle(nothing, nothing)
          await checkpoint(verb)
          return trained
        },
      ),

    each: async (items, ask) => {
      const results = await Promise.all(
        items.map(async (item, index) => {
          try {
            return [await ask(item, index)]
          } catch (error) {
            if (error instanceof BudgetSpent) return []
            throw error
          }
        }),
      )
      return results.flat()
    },

    pipeline: async (inFlight, ask) => {
      let open = true
      const lane = async (): Promise<void> => {
        while (open && run.budget.remains()) {
          const asked = ask()
          if (asked === undefined) open = false
          else {
            try {
              await asked
            } catch (error) {
              if (!(error instanceof BudgetSpent)) throw error
              open = false
            }
          }
        }
      }
      await Promise.all(Array.from({ length: inFlight }, lane))
    },
  }
  return { run, delivered: () => turnstile.idle() }
}
