/** `heuristica run <problem>`: discovers a heuristic. */

import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { parseCount } from '../config/quantity.ts'
import type { Config } from '../config/config.ts'
import type { RunConfiguration } from '../discovery/configuration.ts'
import { beginRun, inboxOf, type RunResult } from '../discovery/discover.ts'
import { createRunFolder } from '../discovery/run-folder.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { openModel } from '../models/names.ts'
import type { Model } from '../models/model.ts'
import { InputError } from '../problem/input-error.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { loadProblem } from '../problem/registry.ts'
import { shippedFolder } from '../problem/shipped.ts'
import { checkTemplates, loadTemplates } from '../prompts/templates.ts'
import { findStrategy } from './find-strategy.ts'
import { printRepeats } from './repeats.ts'
import { printRun } from './run-output.ts'
import {
  configOf,
  limitsOf,
  optionsOf,
  problemFolders,
  readProgram,
  runsFolder,
  workersOf,
  type RunFlags,
} from './settings.ts'
import { sit } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** Everything about a run that does not differ between its repetitions. */
type Plan = {
  readonly problem: LoadedProblem
  readonly strategy: Strategy
  readonly configuration: Omit<RunConfiguration, 'seed'>
  readonly firstSeed: number
  readonly runs: string
  readonly workers: number
  readonly promptFolders: readonly string[]
}

const checkOptions = (strategy: Strategy, options: Readonly<Record<string, unknown>>): void => {
  const parsed = strategy.options.safeParse(options)
  if (parsed.success) return
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'options'}: ${issue.message}`)
  throw new InputError(
    `${problems.join('; ')}; \`heuristica strategies show ${strategy.name}\` lists the options of ${strategy.name}`,
  )
}

const planOf = async (name: string | undefined, flags: RunFlags, config: Config): Promise<Plan> => {
  const wanted = name ?? config.problem
  if (wanted === undefined)
    throw new InputError('Name a problem, as in: heuristica run tardiness (`heuristica problems` lists them)')
  const folders = problemFolders(config, flags)
  const problem = await loadProblem(wanted, { folders })
  const model = flags.model ?? config.model
  const strategy = findStrategy(
    flags.strategy ?? config.strategy ?? (model === undefined ? 'genetic-programming' : 'reflective'),
  )
  if (strategy.needsModel && model === undefined) {
    throw new InputError(
      `The strategy ${strategy.name} needs a model: add --model, for example --model ollama:qwen3-coder or --model inbox`,
    )
  }
  const refusal = strategy.refuses?.(problem.definition.heuristic)
  if (refusal !== undefined)
    throw new InputError(`${strategy.name} cannot serve ${problem.definition.name}: ${refusal}`)
  const options = optionsOf(config, flags)
  checkOptions(strategy, options)
  const reference = flags.reference ?? config.reference
  const methods = problem.references.map(({ method }) => method)
  if (reference !== undefined && !methods.includes(reference)) {
    throw new InputError(
      `${problem.definition.name} has no reference method "${reference}"; it has: ${methods.join(', ')}`,
    )
  }
  return {
    problem,
    strategy,
    configuration: {
      problem: problem.definition.name,
      strategy: strategy.name,
      options,
      ...(strategy.needsModel && { model }),
      limits: limitsOf(config, flags, strategy.needsModel),
      reference,
      from: (flags.from ?? []).map(readProgram),
      maxTokens: config.maxTokens ?? 8192,
      temperature: config.temperature,
      memoryMb: config.memoryMb ?? 64,
      problemFolders: folders,
    },
    firstSeed: flags.seed === undefined ? (config.seed ?? 1) : z.coerce.number().int().parse(flags.seed),
    runs: runsFolder(config, flags),
    workers: workersOf(config, flags),
    promptFolders: [...(flags.prompts ?? config.prompts ?? []), shippedFolder('prompts')],
  }
}

/** The model of a run, checked before anything is spent; undefined for strategies that need none. */
const modelFor = async (plan: Plan, seed: number, folder: string, terminal: Terminal): Promise<Model | undefined> => {
  const { model: name } = plan.configuration
  if (name === undefined) return undefined
  const model = openModel(name, { env: process.env, inboxFolder: inboxOf(folder), seed, onNotice: terminal.note })
  await model.check?.(AbortSignal.timeout(15_000))
  if (plan.configuration.limits.costUsd !== undefined && model.price === undefined) {
    throw new InputError(
      `The price of ${name} is unknown, so --max-cost cannot be kept: limit --max-tokens or --max-completions`,
    )
  }
  return model
}

const runOnce = async (
  plan: Plan,
  seed: number,
  terminal: Terminal,
  exit: Exit,
): Promise<{ id: string; folder: string; result: RunResult }> => {
  const { id, folder } = createRunFolder(plan.runs, plan.problem.definition.name, new Date())
  try {
    await using model = await modelFor(plan, seed, folder, terminal)
    const templates = loadTemplates(plan.promptFolders)
    checkTemplates(templates, plan.strategy.name, plan.strategy.prompts ?? {})
    beginRun(folder, { configuration: { ...plan.configuration, seed }, templates, problem: plan.problem })
    return { id, folder, result: await sit({ ...plan, id, folder, model }, terminal, exit) }
  } catch (error) {
    // A run that never began leaves nothing behind.
    if (!existsSync(join(folder, 'run.db'))) rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

export const runCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('run')
    .description('discover a heuristic for a problem')
    .argument('[problem]', 'name of a problem, as `heuristica problems` lists them')
    .option(
      '--model <name>',
      'where completions come from: openai:gpt-5-mini, ollama:qwen3-coder, http://host:port/v1#name, inbox, recording:<file>',
    )
    .option('--strategy <name>', 'search method; default: reflective with a model, genetic-programming without')
    .option('--option <key=value>', 'an option of the strategy (repeatable)', collect)
    .option('--seed <n>', 'seed of everything that is decided by chance; default: 1')
    .option('--workers <n>', 'child processes that evaluate; default: one a core')
    .option('--max-completions <n>', 'budget: completions')
    .option('--max-tokens <n>', 'budget: tokens, as 500k or 2M')
    .option('--max-cost <usd>', 'budget: US dollars')
    .option('--max-evaluations <n>', 'budget: programs on the whole train set')
    .option('--max-time <duration>', 'budget: time of the search, as 90s or 10m')
    .option('--from <file>', 'begin with this program too (repeatable)', collect)
    .option('--repeat <n>', 'make n runs, with seeds counting up')
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--prompts <folder>', 'a folder with prompt templates of your own (repeatable)', collect)
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--reference <method>', 'how references are computed')
    .option('--json', 'print the result as JSON')
    .action(async (name: string | undefined, flags: RunFlags, command: Command) => {
      const plan = await planOf(name, flags, await configOf(command))
      if (plan.configuration.model === undefined && flags.strategy === undefined) {
        terminal.note('No model is configured: searching by genetic programming. --model names one.')
      }
      const repeats = flags.repeat === undefined ? 1 : parseCount('--repeat', flags.repeat)
      const finished: { id: string; folder: string }[] = []
      for (let seed = plan.firstSeed; seed < plan.firstSeed + repeats; seed += 1) {
        const { id, folder, result } = await runOnce(plan, seed, terminal, exit)
        if (result.state === 'interrupted') return
        finished.push({ id, folder })
        await printRun(
          { id, folder, problem: plan.problem, workers: plan.workers, json: flags.json === true },
          terminal,
        )
      }
      if (repeats > 1) printRepeats(finished, plan.problem, terminal, flags.json === true)
    })
