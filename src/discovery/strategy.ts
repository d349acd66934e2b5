/** The types that a strategy is written against: the verbs, the budget, the random stream. */

import type { Candidate } from '../candidate/candidate.ts'
import type { Contract } from '../problem/contract.ts'
import type { Random } from '../random.ts'
import type { ZodType } from 'zod'

import type { Specific } from './specific.ts'

export type { Contract, Field, ResultType, ValueType } from '../problem/contract.ts'
export type { Specific } from './specific.ts'

/** What a strategy may still spend. Readings change only when verbs are asked and settle, so they replay. */
export interface Budget {
  /** Whether a proposal, or where there is no model an evaluation, may be asked now; false also right after one was refused, so that loops end. */
  remains(): boolean
  /** How many more proposals (each with its possible repair) or evaluations may be asked now. */
  affords(verb: 'propose' | 'reflect' | 'evaluate'): number
  /** Spent share of the tightest limit but time, in [0, 1]. */
  fraction(): number
}

/** What a prompt is filled with: texts, and candidates that are shown with source and results. */
export type PromptInputs = Readonly<Record<string, string | Candidate | readonly Candidate[] | undefined>>

/** How one question differs from the run's custom. */
export type AskOptions = {
  /** The black-box view: brief, contract and programs under the names that the problem's `anonymous` gives them. */
  readonly anonymous?: boolean
  /** Which of `run.models` answers. By default they take turns. */
  readonly model?: string | undefined
  /** Which of `run.tasks` it is about, by name. Default: the run's own problem on its train set. */
  readonly task?: string | undefined
}

/** How one proposal differs from the run's custom. */
export type ProposeOptions = AskOptions & {
  /** Whether a program that failed is asked for once more, with the failure, at one more completion. Default: true. */
  readonly repair?: boolean
  /** The program that SEARCH/REPLACE blocks in the answer change; an answer without any is a whole program as ever. */
  readonly patch?: Candidate
  /** Racing: the program is given up after the first block when it is there significantly behind this one, which was scored. */
  readonly rival?: Candidate | undefined
  /** The one role that the program is for, where a problem has teams. */
  readonly role?: TeamRole
  /**
   * Whether a program that was scored is tried on the validation set too, at one more evaluation, where instances there are larger than those
   * of the train set: one that fails there counts as failed, and nothing else is told of it. Default: false.
   */
  readonly larger?: boolean
}

/** A program for one role alone: its prompt tells of this one, and it is evaluated as the first member of a team with others. */
export type TeamRole = {
  readonly name: string
  /** Programs that play the other roles, and perhaps this one too. */
  readonly beside: readonly Pick<Candidate, 'id' | 'source'>[]
}

/** How a model is trained on the answers of the run so far. */
export type TrainOptions = {
  /** The model to begin from, by its name. */
  readonly model: string
  /** Pairs of a better and a worse answer, or good answers to imitate. */
  readonly method: 'dpo' | 'sft'
  /** Of pairs: the least relative difference between their metrics. */
  readonly margin: number
  /** Of answers to imitate: the best share of those whose program ran. */
  readonly share: number
  /** Fewer pairs, or answers to imitate, are not trained on. */
  readonly least: number
}

/** What came of a training; `of` is how many pairs or answers there were. */
export type Trained =
  | { readonly kind: 'trained'; readonly model: string; readonly of: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly of: number }

/** What a candidate cost: completions, and US dollars where they have a price. */
export type Cost = { readonly completions: number; readonly costUsd: number }

/** What a strategy knows of the problem. */
export type ProblemView = {
  readonly name: string
  readonly heuristic: readonly Contract[]
  /** Source of the problem's seed baseline. */
  readonly seed: string
  /** Name and title of the metric. */
  readonly metric: { readonly name: string; readonly title: string }
  /** A line about the train instance at a position, as `run.objectives` counts them. */
  describe(position: number): string
}

/** A further problem, or some instances of one, that candidates are written for and evaluated on. They are never what the run finds. */
export type Task = {
  readonly name: string
  readonly problem: ProblemView
  /** Whether it is of the run's own problem, so that programs for it can be evaluated on the run's train set. */
  readonly isOwn: boolean
  /** Mean size of its instances, in the problem's own measure. */
  readonly size: number
}

/** What a guest is handed as `search(task)`. */
export type GuestTask = {
  /** Members that are plain data. */
  readonly given: Readonly<Record<string, unknown>>
  /**
   * Members that are functions. The guest's arguments are plain data that nobody has checked; what comes back is copied. Of what they reject
   * with, `BudgetSpent` and `GuestMistake` are thrown in the guest, and everything else ends the search.
   */
  readonly calls: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
  /** CPU time that the guest may use, in milliseconds; waiting costs none. */
  readonly cpuMs: number
}

/** How a guest ended; the value is plain data that nobody has checked. */
export type GuestEnd =
  | { readonly kind: 'returned'; readonly value: unknown }
  | {
      readonly kind: 'syntax' | 'threw' | 'invalid' | 'timeout' | 'memory' | 'crash' | 'oversized'
      readonly detail: string
    }

/** A guest called a function with what it does not take; it is told, and may go on. */
export class GuestMistake extends Error {
  override name = 'GuestMistake' as const
}

/**
 * The verbs. They settle in the order in which they were asked, one macrotask turn apart. A strategy awaits nothing else.
 * A verb that the budget does not allow rejects with `BudgetSpent`; `each` and `pipeline` end quietly at it.
 */
export interface Run {
  readonly problem: ProblemView
  readonly random: Random
  readonly budget: Budget
  /** Programs that the user gave to begin with (`--from`), evaluated; finalists in any case. */
  readonly given: readonly Candidate[]
  /** What `Strategy.tasks` named. */
  readonly tasks: readonly Task[]
  /** Names of the models that may be asked; one, unless the user named several. Empty without a model. */
  readonly models: readonly string[]
  /** The best scored candidates that were delivered so far, best first, each program once. */
  best(count: number): readonly Candidate[]
  /** What a candidate cost that was delivered. */
  cost(candidate: Candidate): Cost
  /**
   * The best of the problem's baselines on train, each evaluated; its id is its name. It is a mark to measure others by, not a program of the
   * run: it is never among the best, and proposing the same again is no duplicate. Undefined where none was
   * scored, or where measuring them would take more than a tenth of the evaluations that are left.
   */
  baseline(): Promise<Candidate | undefined>
  /** Objectives on the train instances, in the set's order, of a candidate that was scored; undefined for others. */
  objectives(candidate: Candidate): Float64Array | undefined
  /** Renders `prompts/<strategy>/<operator>.md`, completes, extracts the code, repairs once on failure, rejects duplicates, evaluates on train. Parents are the candidates among the inputs. */
  propose(operator: string, inputs?: PromptInputs, options?: ProposeOptions): Promise<Candidate>
  /** Renders `prompts/<strategy>/<kind>.md` and returns the answer's text; asks those who reflect, or those who write programs. */
  reflect(
    kind: string,
    inputs: PromptInputs,
    options?: AskOptions & { readonly answeredBy?: 'reflect' | 'generate' },
  ): Promise<string>
  /**
   * Evaluates a program of the strategy's own making. Racing stops it after the first block when its metric there exceeds `bar`. With
   * `streams`, where the driver draws by chance, it runs on so many random streams, at an evaluation each: objectives are means, diagnostics sums.
   */
  evaluate(
    source: string,
    options: {
      readonly operator: string
      readonly parents?: readonly Candidate[]
      readonly bar?: number
      readonly streams?: number
      readonly task?: string | undefined
    },
  ): Promise<Candidate>
  /** Tunes the numeric constants of a scored candidate on train, spending at most `evaluations`; the result is the candidate itself when nothing better was found. `larger` as in proposals. */
  tune(candidate: Candidate, options: { readonly evaluations: number; readonly larger?: boolean }): Promise<Candidate>
  /**
   * Has the configuration's tuner train a model on the answers of all verbs that were asked before, which must have been delivered. The name that
   * came of it may be asked as `model` from then on; a failure is told and changes nothing.
   */
  train(options: TrainOptions): Promise<Trained>
  /** Runs a program that exports `search(task)` in the sandbox, in a child of its own; the verbs that its calls ask have their order. */
  guest(source: string, task: GuestTask): Promise<GuestEnd>
  /** Hands over a program for `guest` that the search found beside its candidates, in place of any before; `export --format strategy` writes it. */
  offer(source: string): void
  /** Shows onlookers what the strategy keeps: islands, grids, weights, trees. Replaces what was told before; decides nothing and costs nothing. */
  tell(specifics: readonly Specific[]): void
  /** Asks for every item at once; keeps the order; leaves out items that the budget did not allow. */
  each<Item, Result>(items: readonly Item[], ask: (item: Item, index: number) => Promise<Result>): Promise<Result[]>
  /** Keeps `inFlight` calls of `ask` going until the budget is spent or `ask` returns undefined. */
  pipeline(inFlight: number, ask: () => Promise<unknown> | undefined): Promise<void>
}

/**
 * A search method. `search` returns its finalists, best first, or none where these are the best ten of the run, as they also are when it
 * ends by `BudgetSpent`. The run names the winner on the validation set.
 */
export type Strategy<Options = unknown> = {
  readonly name: string
  /** One line for `heuristica strategies`. */
  readonly title: string
  /** The publication, or what it is after. */
  readonly source: string
  /** What it costs in completions, in one line. */
  readonly cost: string
  readonly needsModel: boolean
  /** What it finds beside a winner: a front of finalists, of which none is better in everything. */
  readonly finds?: 'front'
  readonly options: ZodType<Options>
  /** Options that can be switched off, each a boolean or a number whose 0 is off: what an ablation takes away one by one. Default: its booleans. */
  readonly switches?: readonly string[]
  /** What each operator's prompt is given, by name, so that templates are checked before a run spends anything. */
  readonly prompts?: Readonly<Record<string, Readonly<Record<string, 'text' | 'candidate' | 'candidates'>>>>
  /** Templates by operator, where they are not in a prompts folder; one in a folder counts more. */
  readonly templates?: Readonly<Record<string, string>>
  /** Further tasks that the search wants: names of problems, with `@size` for those train instances alone that have this size. */
  tasks?(options: Options): readonly string[]
  /** A message when the strategy cannot serve the contracts, or not with these options; undefined when it can. */
  refuses?(
    heuristic: readonly Contract[],
    given?: {
      readonly options: Options
      readonly hasAnonymousView: boolean
      readonly hasCreditedTeams: boolean
      readonly hasTuner: boolean
    },
  ): string | undefined
  search(run: Run, options: Options): Promise<readonly Candidate[] | void>
}

/** The budget does not allow what was asked. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent' as const
}

/** The search cannot be conducted at all, by no fault of model or machine; the message says why. */
export class SearchFailed extends Error {
  override name = 'SearchFailed' as const
}
