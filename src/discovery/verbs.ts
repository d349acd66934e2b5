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
import { createProposing, type Draft, type Prompt, type Rendering, type View } from './proposing.ts'
import type { Scoring } from './scoring.ts'
import { BudgetSpent, type ProblemView, type PromptInputs, type Run, type Trained } from './strategy.ts'
import type { Training } from './training.ts'
import { Turnstile } from './turnstile.ts'

/** What a candidate's delivery changed, for the live line and other onlookers. */
export type Delivery = { readonly candidate: Candidate; readonly spent: Spending }

export type VerbParts = {
  readonly problem: ProblemView
  readonly seed: number
  readonly journal: Pick<Journal, 'writeCandidate' | 'step' | 'setFact'>
  readonly ledger: Ledger
  readonly scoring: Scoring
  readonly rendering: Rendering
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

const oneEvaluation: Spending = { ...nothing, evaluations: 1 }
const refused = (): Promise<never> => Promise.reject(new BudgetSpent('The budget does not allow it'))

const isCandidate = (value: unknown): value is Candidate =>
  typeof value === 'object' && value !== null && 'fingerprint' in value && 'outcome' in value

/** The candidates among a prompt's inputs, each once, in the order of the inputs. */
const parentsAmong = (inputs: PromptInputs): Candidate[] => {
  const candidates = Object.values(inputs).flatMap((value) => (Array.isArray(value) ? value : [value]))
  return [...new Map(candidates.filter(isCandidate).map((candidate) => [candidate.id, candidate])).values()]
}

/** Work that has come to its turn: the draft, the step that holds its objectives, and what it took. */
type Finished = { readonly draft: Draft; readonly evaluation: string | undefined; readonly spent: Spending }

/** `delivered` resolves when every verb that was asked has been delivered. */
export const createVerbs = (parts: VerbParts): { readonly run: Run; readonly delivered: () => Promise<void> } => {
  const { problem, seed, journal, ledger, scoring, checkpoint } = parts
  const turnstile = new Turnstile()
  const known = new KnownPrograms()
  const contexts = new KnownContexts()
  const evaluations = new Map<string, string>()
  const scored: Candidate[] = []
  let deliveries = 0
  let refusedAt = -1
  const proposing = createProposing({ ...parts, contexts })

  const settle = (reserved: Spending, spent: Spending): void => {
    ledger.settle(reserved, spent)
    deliveries += 1
  }

  /** Settles the budget, rejects a twin that was delivered while this one was in flight, and journals the candidate. */
  const deliver = async (
    finished: Finished,
    verb: number,
    origin: { readonly operator: string; readonly parents: readonly Candidate[]; readonly reserved: Spending },
  ): Promise<Candidate> => {
    const { draft, spent } = finished
    settle(origin.reserved, spent)
    const id = `c${verb}`
    const twin = draft.fingerprint === '' ? undefined : known.find(draft.fingerprint)
    const isTwin = twin !== undefined && twin !== id && draft.outcome.kind !== 'duplicate'
    const outcome = isTwin ? unevaluated('duplicate', `The same program as ${twin}`) : draft.outcome
    const candidate: Candidate = {
      id,
      source: draft.source,
      fingerprint: draft.fingerprint,
      operator: origin.operator,
      parents: origin.parents.map((parent) => parent.id),
      thought: draft.thought,
      outcome,
    }
    if (draft.fingerprint !== '') known.note(draft.fingerprint, id)
    if (finished.evaluation !== undefined) evaluations.set(id, finished.evaluation)
    // What a member reaches is its team's, and no result that could be found, shown as best or exported.
    const hasMetric = outcome.kind === 'scored' && outcome.role === undefined && Number.isFinite(outcome.metric)
    if (hasMetric) scored.push(candidate)
    journal.writeCandidate({
      ...candidate,
      verb,
      outcome: JSON.stringify(outcome),
      metric: hasMetric ? outcome.metric : undefined,
      evaluation: finished.evaluation,
    })
    parts.onDelivery({ candidate, spent: ledger.spent })
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
  const costs = {
    propose: { ...askCost(typicalPromptTokens), evaluations: 1 },
    reflect: askCost(typicalPromptTokens),
    evaluate: oneEvaluation,
  } as const

  const promptOf = (operator: string, inputs: PromptInputs, view: View): Prompt => ({
    messages: parts.rendering.operator(operator, inputs, view),
    shorter: () => parts.rendering.shorter(operator, inputs, view),
  })

  const run: Run = {
    problem,
    random: randomStream(seed, 'strategy'),
    given: [],
    models: parts.asking?.models ?? [],
    best: (count) => scored.toSorted(byMetric).slice(0, count),
    objectives: ({ id }) => journal.step(evaluations.get(id) ?? '')?.objectives,
    budget: {
      remains: () =>
        refusedAt !== deliveries && ledger.affords(parts.asking === undefined ? costs.evaluate : costs.propose) > 0,
      affords: (verb) => ledger.affords(costs[verb]),
      fraction: () => ledger.fraction(),
    },

    tell: (specifics) => journal.setFact('specifics', specifics),

    propose: (operator, inputs = {}, options = {}) => {
      const { repair = true, anonymous = false, patch, model, role } = options
      const view = { anonymous, role: role?.name }
      const parents = parentsAmong(inputs)
      const prompt = promptOf(operator, inputs, view)
      const { once, withRepair } = proposing.costs(prompt.messages, askCost)
      const mayRepair = repair && ledger.affords(withRepair) > 0
      const reserved = mayRepair ? withRepair : once
      if (!ledger.reserve(reserved)) {
        refusedAt = deliveries
        return refused()
      }
      const asOf = known.now
      return turnstile.enter(
        (verb) =>
          proposing.propose({
            verb,
            prompt,
            mayRepair,
            isKnown: (print) => known.find(print, asOf),
            anonymous,
            role: role?.name,
            beside: role?.beside ?? [],
            patch: patch?.source,
            model,
          }),
        async (finished, verb) => {
          contexts.note(finished.overflows ?? [])
          const candidate = await deliver(finished, verb, { operator, parents, reserved })
          if (!finished.exhausted) return candidate
          ledger.stop('recording exhausted')
          throw new BudgetSpent(finished.draft.outcome.detail)
        },
      )
    },

    reflect: (kind, inputs, { anonymous = false, model } = {}) => {
      const prompt = promptOf(kind, inputs, { anonymous })
      const reserved = proposing.costs(prompt.messages, askCost).reflection
      if (!ledger.reserve(reserved)) return refused()
      return turnstile.enter(
        (verb) => proposing.reflect(verb, prompt, model),
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

    evaluate: (source, { operator, parents = [], bar, streams = 1 }) => {
      const print = fingerprint(source)
      const twin = known.find(print)
      const reserved = twin === undefined ? { ...nothing, evaluations: streams } : nothing
      if (!ledger.reserve(reserved)) return refused()
      return turnstile.enter(
        async (verb): Promise<Finished> => {
          // The program is known as soon as it is asked, so later asks of the same one are answered without evaluating.
          known.note(print, `c${verb}`)
          const draft = { source, fingerprint: print, thought: undefined }
          if (twin !== undefined) {
            const outcome = unevaluated('duplicate', `The same program as ${twin}`)
            return { draft: { ...draft, outcome }, evaluation: undefined, spent: nothing }
          }
          const key = `${verb}/evaluate`
          const { outcome, share } = await scoring.train(key, verb, source, { bar, streams })
          return { draft: { ...draft, outcome }, evaluation: key, spent: { ...nothing, evaluations: share } }
        },
        (finished, verb) => deliver(finished, verb, { operator, parents, reserved }),
      )
    },

    tune: (candidate, { evaluations }) => {
      const affordable = Math.min(Math.floor(evaluations), ledger.affords(oneEvaluation))
      const reserved = { ...nothing, evaluations: affordable }
      if (affordable < 2 || !ledger.reserve(reserved)) return refused()
      const asOf = known.now
      return turnstile.enter(
        async (verb): Promise<Finished & { readonly better: boolean }> => {
          const tuned = await tune(candidate.source, {
            budget: affordable - 1,
            random: randomStream(seed, 'tune', verb),
            metric: candidate.outcome.metric,
            generation: (index, sources) => scoring.generation(`${verb}/tune/${index}`, verb, sources),
          })
          const draft = { source: tuned.source, fingerprint: fingerprint(tuned.source), thought: candidate.thought }
          const spent = { ...nothing, evaluations: tuned.spent }
          const twin = known.find(draft.fingerprint, asOf)
          const better = tuned.source !== candidate.source && twin === undefined
          if (!better) return { better, draft: { ...draft, outcome: candidate.outcome }, evaluation: undefined, spent }
          const key = `${verb}/evaluate`
          const { outcome, share } = await scoring.train(key, verb, tuned.source)
          const total = { ...spent, evaluations: spent.evaluations + share }
          return { better, draft: { ...draft, outcome }, evaluation: key, spent: total }
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
