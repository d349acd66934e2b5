/** `heuristica estimate <problem>`: what a run would ask of its models, before it is made. */

import { Command } from 'commander'
import { planRun, type Plan } from '../config/plan.ts'
import { parseCount } from '../config/quantity.ts'
import { modelsOf } from '../discovery/configuration.ts'
import type { Limits } from '../discovery/ledger.ts'
import { rehearse, type RehearsedQuestion } from '../discovery/rehearsal.ts'
import type { Price } from '../models/model.ts'
import { priceOfName } from '../models/names.ts'
import { costUsd, pricesAsOf } from '../models/price.ts'
import { namesIn, type Role, type WeightedModel } from '../models/roles.ts'
import { InputError } from '../problem/input-error.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { configOf, type Flags } from './flags.ts'
import { searchOptions } from './search-options.ts'
import type { Terminal } from './terminal.ts'

type EstimateFlags = Flags & { readonly answerTokens: string; readonly json?: boolean }

/** One kind of question, all of its times. */
type Row = {
  readonly operator: string
  readonly role: RehearsedQuestion['role']
  readonly completions: number
  readonly promptTokens: number
  readonly answerTokens: number
  readonly mostAnswerTokens: number
}

const rowsOf = (questions: readonly RehearsedQuestion[], answerTokens: number, maxTokens: number): readonly Row[] =>
  [...Map.groupBy(questions, ({ operator }) => operator)].map(([operator, group]) => ({
    operator,
    role: group[0]?.role ?? 'generate',
    completions: group.length,
    promptTokens: group.reduce((sum, { promptTokens }) => sum + promptTokens, 0),
    answerTokens: group.length * answerTokens,
    mostAnswerTokens: group.length * maxTokens,
  }))

/** The mean price of a role's models, by weight; undefined where one of them has none. */
const meanPrice = (
  models: readonly WeightedModel[],
  priceOf: (name: string) => Price | undefined,
): Price | undefined => {
  const total = models.reduce((sum, { weight }) => sum + weight, 0)
  let [input, output] = [0, 0]
  for (const { name, weight } of models) {
    const price = priceOf(name)
    if (price === undefined) return undefined
    input += (price.input * weight) / total
    output += (price.output * weight) / total
  }
  return { input, output }
}

const costOf = (price: Price | undefined, prompt: number, answer: number): number | undefined =>
  costUsd(price, { promptTokens: prompt, completionTokens: answer })

/** Names of the models whose price is not known. */
const unpriced = ({ configuration }: Plan): readonly string[] => {
  const models = modelsOf(configuration)
  return models === undefined
    ? []
    : namesIn(models).filter((name) => priceOfName(name, configuration.endpoints) === undefined)
}

/** A search that only time ends, or money that nobody knows the price of, has no estimate. */
const checkLimits = ({ completions, tokens, costUsd, evaluations }: Limits, unknown: readonly string[]): void => {
  if (costUsd !== undefined && unknown.length > 0) {
    throw new InputError(
      `The price of ${unknown.join(', ')} is unknown, so --max-cost says nothing of completions: limit these`,
    )
  }
  if ([completions, tokens, costUsd, evaluations].every((limit) => limit === undefined)) {
    throw new InputError('--max-time alone says nothing of completions: add --max-completions')
  }
}

type Estimate = {
  readonly completions: number
  readonly evaluations: number
  readonly promptTokens: number
  readonly answerTokens: number
  /** Null where a price is not known. */
  readonly costUsd: number | null
  readonly mostCostUsd: number | null
  readonly rows: readonly Row[]
}

const estimateOf = async (plan: Plan, answerTokens: number): Promise<Estimate> => {
  const { problem, strategy, templates, seed, configuration } = plan
  const { maxTokens, endpoints = {} } = configuration
  const options = strategy.options.parse(configuration.options)
  const limits = configuration.limits as Limits
  const roles = modelsOf(configuration)
  const priceFor = (role: Role): Price | undefined =>
    roles === undefined ? undefined : meanPrice(roles[role], (name) => priceOfName(name, endpoints))
  checkLimits(limits, unpriced(plan))
  const { questions, spent } = await rehearse({
    problem,
    strategy,
    options,
    templates,
    limits,
    seed,
    maxTokens,
    answerTokens,
    costUsd: (role, prompt, answer) => costOf(priceFor(role), prompt, answer) ?? 0,
    problemFolders: plan.configuration.problemFolders,
  })
  const rows = rowsOf(questions, answerTokens, maxTokens)
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const cost = (answers: (row: Row) => number): number | null => {
    const costs = rows.map((row) => costOf(priceFor(row.role), row.promptTokens, answers(row)))
    return costs.reduce<number | null>((total, one) => (total === null || one === undefined ? null : total + one), 0)
  }
  return {
    completions: questions.length,
    evaluations: Math.round(spent.evaluations),
    promptTokens: sum((row) => row.promptTokens),
    answerTokens: sum((row) => row.answerTokens),
    costUsd: cost((row) => row.answerTokens),
    mostCostUsd: cost((row) => row.mostAnswerTokens),
    rows,
  }
}

const count = (value: number): string => Math.round(value).toLocaleString('en')
const dollars = (value: number): string => `$${value < 10 ? value.toPrecision(2) : count(value)}`

const print = (estimate: Estimate, plan: Plan, answerTokens: number, terminal: Terminal): void => {
  const { strategy, configuration, problem } = plan
  const { completions, evaluations, promptTokens, costUsd, mostCostUsd, rows } = estimate
  terminal.out(
    `${problem.definition.name}: ${strategy.name}${configuration.model === undefined ? '' : ` with ${configuration.model}`}`,
  )
  const heads = ['asks for', 'completions', 'prompt tokens', 'answer tokens'].map((head, column) => ({
    head,
    align: column === 0 ? ('left' as const) : ('right' as const),
  }))
  const cells = rows.map((row) => [
    row.operator,
    count(row.completions),
    count(row.promptTokens),
    count(row.answerTokens),
  ])
  const total = ['total', count(completions), count(promptTokens), count(estimate.answerTokens)]
  terminal.out(alignedTable(heads, [...cells, total]))
  terminal.out(`About ${count(evaluations)} evaluations, which cost computing time alone.`)
  if (costUsd === null || mostCostUsd === null) {
    terminal.out(
      `Cost: unknown, since the price of ${unpriced(plan).join(', ')} is; endpoints.<name>.prices of the configuration says it.`,
    )
  } else {
    terminal.out(
      `Cost: about ${dollars(costUsd)}; ${dollars(mostCostUsd)} if every answer took the whole ${count(configuration.maxTokens)} tokens that it may.`,
    )
    terminal.out(`By list prices as of ${pricesAsOf}, without discounts for cached tokens.`)
  }
  terminal.out(
    `Assumed: ${count(answerTokens)} tokens an answer with its reasoning (--answer-tokens), four characters a token, one program in ten repaired.`,
  )
}

export const estimateCommand = (terminal: Terminal): Command =>
  searchOptions(
    new Command('estimate')
      .description('say what a run would cost in completions, tokens and dollars, without asking anybody')
      .argument('[problem]', 'name of a problem, as `heuristica problems` lists them'),
  )
    .option('--answer-tokens <n>', 'tokens of a usual answer, reasoning included', '600')
    .option('--json', 'print as JSON')
    .action(async (name: string | undefined, flags: EstimateFlags, command: Command) => {
      const config = await configOf(command, flags)
      const plan = await planRun({ ...config, problem: name ?? config.problem })
      if (!plan.strategy.needsModel) {
        if (flags.json === true) return terminal.out(JSON.stringify({ completions: 0, costUsd: 0 }, undefined, 2))
        return terminal.out(`${plan.strategy.name} asks no model: evaluations cost computing time alone.`)
      }
      const answerTokens = parseCount('--answer-tokens', flags.answerTokens)
      const estimate = await estimateOf(plan, answerTokens)
      if (flags.json === true) return terminal.out(JSON.stringify(estimate, undefined, 2))
      print(estimate, plan, answerTokens, terminal)
    })
