/** From a prompt to an evaluated draft: ask, extract the code, evaluate, and repair once on failure. */

import type { Candidate, Outcome } from '../candidate/candidate.ts'
import { extract, type Extraction } from '../candidate/extract.ts'
import { namedExports, parseCandidate } from '../candidate/parse.ts'
import { fingerprint } from '../candidate/fingerprint.ts'
import { splitTeam } from '../candidate/split-team.ts'
import { bundleTeam, toldOfFirst } from '../candidate/team.ts'
import { applyPatch } from '../candidate/patch.ts'
import { thoughtIn } from '../candidate/thought.ts'
import type { Message } from '../models/model.ts'
import { promptTokens, type Asking, type Question, type Reply } from './asking.ts'
import { askFitting, type FittedReply, type KnownContexts, type Overflow } from './fitting.ts'
import { nothing, plus, type Spending } from './ledger.ts'
import { unevaluated } from './outcome.ts'
import type { ScoredStep, Scoring } from './scoring.ts'
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
  operator(operator: string, inputs: PromptInputs, view: View): readonly Message[]
  /** The same prompt with less and less in it, for a model that the whole does not fit. */
  shorter(operator: string, inputs: PromptInputs, view: View): readonly (readonly Message[])[]
  repair(draft: Draft, reply: string, view: View): readonly Message[]
  /** Names of the functions that a program exports. */
  functions(view: View): readonly string[]
  /** A program of the black-box view under its real names, and the other way round. */
  translate(source: string, view: View): string
}

/** Which view of the problem a question shows. */
export type View = {
  readonly anonymous: boolean
  /** The only role that it tells of, by its real name. */
  readonly role?: string | undefined
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
  readonly anonymous: boolean
  readonly role: string | undefined
  /** The other members of the team in which a program for one role is evaluated. */
  readonly beside: readonly Pick<Candidate, 'id' | 'source'>[]
  /** Source that SEARCH/REPLACE blocks change. */
  readonly patch: string | undefined
  readonly model: string | undefined
  /** Objectives to keep up with on the first block. */
  readonly rival: Float64Array | undefined
  /** Whether what was scored is tried on larger instances, where there are any. */
  readonly larger: boolean
}

export interface Proposing {
  /** Asks for a text. */
  reflect(question: Pick<Question, 'verb' | 'role' | 'model'>, prompt: Prompt): Promise<FittedReply>
  propose(request: ProposeRequest): Promise<Proposal>
  /** What is set aside for a question, and for a proposal without and with its possible repair. */
  costs(
    messages: readonly Message[],
    askCost: (promptTokens: number) => Spending,
    larger?: boolean,
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
  const ask = (
    question: Pick<Question, 'key' | 'verb' | 'role' | 'model'>,
    { messages, shorter }: Prompt,
    asks: number,
  ): Promise<FittedReply> => {
    if (asking === undefined) throw new Error('This strategy asks a model, but the run has none')
    return askFitting(asking, { ...question, messages, parameters }, { shorter, asks, contexts })
  }

  /** The program in a reply: a patched one, or a whole one. */
  const read = (text: string, request: ProposeRequest): Extraction => {
    const base = request.patch === undefined ? undefined : rendering.translate(request.patch, request)
    const patched = base === undefined ? ({ kind: 'none' } as const) : applyPatch(base, text)
    if (patched.kind === 'none') return extract(text, rendering.functions(request))
    if (patched.kind === 'failed') return { kind: 'none', reason: patched.reason }
    const thought = thoughtIn(text, patched.start, '')
    return { kind: 'code', source: patched.source, ...(thought !== undefined && { thought }) }
  }

  const functions = problem.heuristic.map((contract) => contract.name)

  /** A program for one role without what it exports for others. */
  const forRole = (source: string, role: string | undefined): string => {
    if (role === undefined) return source
    const checked = parseCandidate(source, [role])
    if (checked.kind === 'rejected') return source
    const exported = namedExports(checked.program)
    const isAlone = functions.every((name) => name === role || !exported.has(name))
    return isAlone ? source : (splitTeam(source, [role])[0]?.source ?? source)
  }

  /** Evaluates a program, or the team that a program for one role is the first member of. */
  const evaluate = async (key: string, source: string, request: ProposeRequest): Promise<ScoredStep> => {
    const { verb, role, beside, rival, larger } = request
    if (role === undefined) {
      const scored = await scoring.train(key, verb, source, { rival })
      return larger ? scoring.larger(`${key}-larger`, verb, source, scored) : scored
    }
    const others = beside.map((one) => ({ name: one.id, source: one.source }))
    const scored = await scoring.train(key, verb, bundleTeam([{ name: role, source }, ...others], functions))
    const detail = toldOfFirst(scored.outcome.detail, source)
    return { ...scored, outcome: { ...scored.outcome, detail, role } }
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
    const extracted = read(reply.text, request)
    if (extracted.kind === 'none') return noProgram(extracted.reason)
    const { thought } = extracted
    const source = forRole(rendering.translate(extracted.source, request), request.role)
    const checked = parseCandidate(source, request.role === undefined ? functions : [request.role])
    if (checked.kind === 'rejected') return noProgram(checked.message, source)
    const print = fingerprint(source)
    const draft = { source, fingerprint: print, thought }
    const twin = request.isKnown(print)
    if (twin !== undefined) {
      const outcome = unevaluated('duplicate', `The same program as ${twin}`)
      return { draft: { ...draft, outcome }, evaluation: undefined, spent: reply.spent, exhausted: false }
    }
    const { outcome, share } = await evaluate(evaluateKey, source, request)
    const spent = plus(reply.spent, { ...nothing, evaluations: share })
    return { draft: { ...draft, outcome }, evaluation: evaluateKey, spent, exhausted: false }
  }

  return {
    reflect: (question, prompt) => ask({ ...question, key: `${question.verb}/ask` }, prompt, 1),
    propose: async (request) => {
      const { verb, prompt, mayRepair, model } = request
      const asks = mayRepair ? 2 : 1
      const asked = await ask({ key: `${verb}/ask`, verb, role: 'generate', model }, prompt, asks)
      const { reply, overflows, paid } = asked
      const first = { ...(await attempt(reply, `${verb}/evaluate`, request)), overflows }
      if (paid >= asks || reply.kind === 'failed' || !repairable.has(first.draft.outcome.kind)) return first
      const repair = { messages: rendering.repair(first.draft, reply.text, request), shorter: () => [] }
      const mended = await ask({ key: `${verb}/repair`, verb, role: 'repair', model }, repair, 1)
      const second = await attempt(mended.reply, `${verb}/evaluate-repaired`, request)
      const spent = plus(first.spent, second.spent)
      // A repair that brought nothing leaves the failure that it was to mend.
      return second.draft.fingerprint === ''
        ? { ...first, spent, exhausted: second.exhausted }
        : { ...second, spent, overflows }
    },
    costs: (messages, askCost, larger = false) => {
      const reflection = askCost(promptTokens(messages))
      const evaluations = larger && scoring.triesLarger ? 2 : 1
      const once = plus(reflection, { ...nothing, evaluations })
      // A repair shows the failed reply, so its prompt is longer by up to one answer.
      const repair = plus(askCost(promptTokens(messages) + parameters.maxTokens), { ...nothing, evaluations })
      return { reflection, once, withRepair: plus(once, repair) }
    },
  }
}
