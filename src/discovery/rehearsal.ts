/** A run rehearsed without a model and without evaluations: the strategy's own verbs, prompts and budget, with imagined answers. */

import type { Outcome } from '../candidate/candidate.ts'
import { validatesLarger } from '../problem/largest-instance.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import type { Templates } from '../prompts/templates.ts'
import { randomStream, type Random } from '../random.ts'
import { Conversations } from '../sandbox/conversations.ts'
import type { Asking } from './asking.ts'
import { Ledger, nothing, type Limits, type Spending } from './ledger.ts'
import { openTasks } from './open-tasks.ts'
import type { Rendering } from './proposing.ts'
import { createRendering } from './rendering.ts'
import type { Scoring } from './scoring.ts'
import { BudgetSpent, type Strategy } from './strategy.ts'
import { createVerbs } from './verbs.ts'
import type { Role } from '../models/roles.ts'
import { viewOf } from './problem-view.ts'

/** One question that the run would ask. */
export type RehearsedQuestion = {
  readonly role: Role
  /** The prompt's name, or `repair`. */
  readonly operator: string
  /** By the usual length of a token. */
  readonly promptTokens: number
}

export type Rehearsal = {
  readonly questions: readonly RehearsedQuestion[]
  readonly spent: Spending
}

/** English and code in the tokenisers in use have 3.5 to 4.5 characters a token. */
const charactersPerToken = 4
/** Share of programs that fail at first and are repaired. */
const failing = 0.1
/** Characters of an imagined program beyond the seed's, of its idea, and of an imagined piece of advice. */
const programCharacters = 900
const ideaCharacters = 180
const adviceCharacters = 800

const filler = (characters: number): string =>
  'lengths and due dates, weighed. '.repeat(characters / 32 + 1).slice(0, characters)

const imagineProgram = (seed: string, index: number): string => {
  const comment = filler(Math.max(0, programCharacters - seed.length)).replace(/.{1,80}/g, '// $&\n')
  return `Idea: ${filler(ideaCharacters)}\n\n\`\`\`js\n${comment}const imagined = ${index}\n\n${seed}\n\`\`\`\n`
}

const imagineOutcome = (groups: readonly string[], random: Random): Outcome => ({
  kind: 'scored',
  detail: '',
  metric: 0.001 + random.next(),
  raced: false,
  groups: Object.fromEntries(groups.map((group) => [group, random.next()])),
  cpuMs: 0.5,
})

const imagineScoring = (groups: readonly string[], random: Random, triesLarger: boolean): Scoring => {
  const score: Scoring['train'] = async (_key, _verb, _source, { streams = 1 } = {}) => ({
    outcome: imagineOutcome(groups, random),
    share: streams,
    objectives: undefined,
    metrics: {},
  })
  return {
    train: score,
    whole: (key, verb, source) => score(key, verb, source),
    triesLarger,
    larger: (_key, _verb, _source, scored) =>
      Promise.resolve({ ...scored, share: scored.share + (triesLarger ? 1 : 0) }),
    generation: (_key, _verb, { vectors }) =>
      Promise.resolve({
        members: vectors.map(() => ({ kind: 'returned', metric: 2, raced: false })),
        share: vectors.length,
        bar: Infinity,
      }),
  }
}

/**
 * Runs the strategy on imagined answers until its budget is spent. Prompts are rendered from its templates with programs and tables of the
 * size that is usual; a tenth of the programs fails and is repaired; each answer takes `answerTokens`. The same seed, the same rehearsal.
 */
export const rehearse = async ({
  problem,
  strategy,
  options,
  templates,
  limits,
  seed,
  maxTokens,
  answerTokens,
  costUsd,
  problemFolders = [],
}: {
  readonly problem: LoadedProblem
  readonly strategy: Strategy
  readonly options: unknown
  readonly templates: Templates
  readonly limits: Limits
  readonly seed: number
  readonly maxTokens: number
  readonly answerTokens: number
  /** US dollars of one question; 0 where no cost limit is set. */
  readonly costUsd: (role: Role, promptTokens: number, answerTokens: number) => number
  /** Where the problems of further tasks may be. Default: nowhere but where the shipped ones are. */
  readonly problemFolders?: readonly string[]
}): Promise<Rehearsal> => {
  const random = randomStream(seed, 'rehearsal')
  const ledger = new Ledger(limits)
  const questions: RehearsedQuestion[] = []
  const groups = [...new Set(problem.set('train').instances.map(({ group }) => group))]
  const renderingOf = (of: LoadedProblem): Rendering => {
    const rendering = createRendering({ templates, strategy: strategy.name, problem: of })
    return {
      ...rendering,
      operator: (operator, inputs, view) => {
        const messages = rendering.operator(operator, inputs, view)
        operators.set(messages, operator)
        return messages
      },
    }
  }
  const operators = new WeakMap<object, string>()
  const ask: Asking['ask'] = async ({ role, messages }) => {
    const promptTokens = Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / charactersPerToken)
    questions.push({ role, operator: operators.get(messages) ?? role, promptTokens })
    const fails = role === 'generate' && random.next() < failing
    const text =
      role === 'reflect'
        ? filler(adviceCharacters)
        : fails
          ? 'no program'
          : imagineProgram(problem.seed.text, questions.length)
    const tokens = promptTokens + answerTokens
    const spent = { ...nothing, completions: 1, tokens, costUsd: costUsd(role, promptTokens, answerTokens) }
    return { kind: 'answered', text, spent }
  }
  const tasks = await openTasks(strategy.tasks?.(options) ?? [], problem, problemFolders)
  await using place = new Conversations({})
  const { run, delivered } = createVerbs({
    problem: viewOf(problem),
    baselines: problem.baselines,
    seed,
    journal: { writeCandidate: () => undefined, step: () => undefined, setFact: () => undefined },
    ledger,
    scoring: imagineScoring(groups, random, validatesLarger(problem)),
    rendering: renderingOf(problem),
    tasks: tasks.map(({ task, loaded }) => ({
      task,
      problem: task.problem,
      rendering: renderingOf(loaded),
      scoring: imagineScoring(groups, random, false),
    })),
    guests: { place, recorder: { recorded: () => undefined, take: (_, perform) => perform() } },
    asking: strategy.needsModel ? { ask, models: ['imagined'], modelFor: () => undefined } : undefined,
    checkpoint: () => Promise.resolve(),
    parameters: { maxTokens },
    reserveUsd: (prompt, answer) => costUsd('generate', prompt, answer),
    onDelivery: () => undefined,
  })
  try {
    await strategy.search(run, options)
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error
  }
  await delivered()
  return { questions, spent: ledger.spent }
}
