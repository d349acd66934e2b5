/** From a prompt to an evaluated draft: ask, extract the code, evaluate, and repair once on failure. */

import type { Outcome } from '../candidate/candidate.ts'
import { extract } from '../candidate/extract.ts'
import { fingerprint } from '../candidate/fingerprint.ts'
import { parseCandidate } from '../candidate/parse.ts'
import type { Message } from '../models/model.ts'
import { promptTokens, type Asking, type Question, type Reply } from './asking.ts'
import { askFitting, type FittedReply, type KnownContexts, type Overflow } from './fitting.ts'
import { nothing, plus, type Spending } from './ledger.ts'
import { unevaluated } from './outcome.ts'
import type { Scoring } from './scoring.ts'
import type { ProblemView, PromptInputs } from './strategy.ts'

/** A program before its delivery. `fingerprint` is empty where no program was found. */
export type Draft = {
  readonly source: string
  readonly fingerprint: string
  readonly thought: string | undefined
  readonly outcome: Outcome
}

/** Prompts of the run's strategy. */
export interface Rendering {
  operator(operator: string, inputs: PromptInputs): readonly Message[]
  /** The same prompt with less and less in it, for a model that the whole does not fit. */
  shorter(operator: string, inputs: PromptInputs): readonly (readonly Message[])[]
  repair(draft: Draft, reply: string): readonly Message[]
}

export type Proposal = {
  readonly draft: Draft
  readonly evaluation: string | undefined
  readonly spent: Spending
  /** The recording that answers holds no more. */
  readonly exhausted: boolean
  /** Prompts that were too long for their model. */
  readonly overflows?: readonly Overflow[]
}

/** A prompt, and what to ask instead where it is too long. */
export type Prompt = { readonly messages: readonly Message[]; readonly shorter: () => readonly (readonly Message[])[] }

export type ProposeRequest = {
  readonly verb: number
  readonly prompt: Prompt
  readonly mayRepair: boolean
  /** The candidate with this fingerprint as of the asking. */
  readonly isKnown: (fingerprint: string) => string | undefined
}

export interface Proposing {
  /** Asks for a text. */
  reflect(verb: number, prompt: Prompt): Promise<FittedReply>
  propose(request: ProposeRequest): Promise<Proposal>
  /** What is set aside for a question, and for a proposal without and with its possible repair. */
  costs(
    messages: readonly Message[],
    askCost: (promptTokens: number) => Spending,
  ): { readonly reflection: Spending; readonly once: Spending; readonly withRepair: Spending }
}

/** Verdicts that a model can do something about when it is told. */
const repairable: ReadonlySet<Outcome['kind']> = new Set([
  'syntax',
  'threw',
  'invalid',
  'timeout',
  'memory',
  'crash',
  'oversized',
  'unanswered',
])

export const createProposing = ({
  problem,
  asking,
  rendering,
  scoring,
  parameters,
  contexts,
}: {
  readonly problem: ProblemView
  readonly asking: Asking | undefined
  readonly rendering: Rendering
  readonly scoring: Scoring
  readonly parameters: Question['parameters']
  readonly contexts: KnownContexts
}): Proposing => {
  const names = problem.heuristic.map((contract) => contract.name)

  const ask = (
    question: Pick<Question, 'key' | 'verb' | 'role'>,
    { messages, shorter }: Prompt,
    asks: number,
  ): Promise<FittedReply> => {
    if (asking === undefined) throw new Error('This strategy asks a model, but the run has none')
    return askFitting(asking, { ...question, messages, parameters }, { shorter, asks, contexts })
  }

  /** Extracts and evaluates what a reply holds. */
  const attempt = async (reply: Reply, evaluateKey: string, request: ProposeRequest): Promise<Proposal> => {
    const noProgram = (detail: string, source = ''): Proposal => ({
      draft: {
        source,
        fingerprint: '',
        thought: undefined,
        outcome: unevaluated(source === '' ? 'unanswered' : 'syntax', detail),
      },
      evaluation: undefined,
      spent: reply.spent,
      exhausted: reply.kind === 'failed' && reply.failure === 'exhausted',
    })
    if (reply.kind === 'failed') return noProgram(reply.message)
    const extracted = extract(reply.text, names)
    if (extracted.kind === 'none') return noProgram(extracted.reason)
    const { source, thought } = extracted
    const checked = parseCandidate(source, names)
    if (checked.kind === 'rejected') return noProgram(checked.message, source)
    const print = fingerprint(source)
    const draft = { source, fingerprint: print, thought }
    const twin = request.isKnown(print)
    if (twin !== undefined) {
      const outcome = unevaluated('duplicate', `The same program as ${twin}`)
      return { draft: { ...draft, outcome }, evaluation: undefined, spent: reply.spent, exhausted: false }
    }
    const { outcome, share } = await scoring.train(evaluateKey, request.verb, source, undefined)
    const spent = plus(reply.spent, { ...nothing, evaluations: share })
    return { draft: { ...draft, outcome }, evaluation: evaluateKey, spent, exhausted: false }
  }

  return {
    reflect: (verb, prompt) => ask({ key: `${verb}/ask`, verb, role: 'reflect' }, prompt, 1),
    propose: async (request) => {
      const { verb, prompt, mayRepair } = request
      const asks = mayRepair ? 2 : 1
      const asked = await ask({ key: `${verb}/ask`, verb, role: 'generate' }, prompt, asks)
      const { reply, overflows, paid } = asked
      const first = { ...(await attempt(reply, `${verb}/evaluate`, request)), overflows }
      if (paid >= asks || reply.kind === 'failed' || !repairable.has(first.draft.outcome.kind)) return first
      const messages = rendering.repair(first.draft, reply.text)
      const mended = await ask({ key: `${verb}/repair`, verb, role: 'repair' }, { messages, shorter: () => [] }, 1)
      const second = await attempt(mended.reply, `${verb}/evaluate-repaired`, request)
      const spent = plus(first.spent, second.spent)
      // A repair that brought nothing leaves the failure that it was to mend.
      return second.draft.fingerprint === ''
        ? { ...first, spent, exhausted: second.exhausted }
        : { ...second, spent, overflows }
    },
    costs: (messages, askCost) => {
      const reflection = askCost(promptTokens(messages))
      const once = plus(reflection, { ...nothing, evaluations: 1 })
      // A repair shows the failed reply, so its prompt is longer by up to one answer.
      const repair = plus(askCost(promptTokens(messages) + parameters.maxTokens), { ...nothing, evaluations: 1 })
      return { reflection, once, withRepair: plus(once, repair) }
    },
  }
}
