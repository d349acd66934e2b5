/** `heuristica ablate <problem>`: runs with one option of the strategy switched at a time, and what each option is worth. */

import { Command } from 'commander'
import type { Config } from '../config/config.ts'
import { createRun, reopenRun } from '../config/open-run.ts'
import { planRun, type Plan } from '../config/plan.ts'
import { parseCount } from '../config/quantity.ts'
import { findAlike } from '../discovery/find-alike.ts'
import { switchesOf, variantsOf, type Variant } from '../discovery/option-switches.ts'
import { readRun } from '../discovery/run-record.ts'
import { InputError } from '../problem/input-error.ts'
import { type Ablated, ablationRows, ablationTable } from '../report/ablation-table.ts'
import { collect, configOf, sandboxOption, settingOption, workersOption, type Flags as SharedFlags } from './flags.ts'
import { searchOptions } from './search-options.ts'
import { sit } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

type Flags = SharedFlags & {
  readonly seeds: string
  readonly only?: readonly string[]
  readonly json?: boolean
}

const variantsFor = (plan: Plan, config: Config, only: readonly string[] | undefined): readonly Variant[] => {
  const { strategy } = plan
  const switches = switchesOf(strategy)
  const unknown = only?.find((name) => !switches.includes(name))
  if (unknown !== undefined || switches.length === 0) {
    const known = switches.length === 0 ? 'it has none' : `it has: ${switches.join(', ')}`
    throw new InputError(
      unknown === undefined
        ? `${strategy.name} has no options that can be switched`
        : `${strategy.name} has no switch "${unknown}"; ${known}`,
    )
  }
  return variantsOf(strategy, config.options ?? {}, only ?? switches)
}

const limitsText = (limits: Plan['configuration']['limits'], runs: number): string =>
  Object.entries(limits)
    .filter(([, limit]) => limit !== undefined)
    .map(([coin, limit]) => {
      const total = runs * (limit as number)
      return coin === 'timeMs' ? `${total / 1000} s of search` : `${total.toLocaleString('en')} ${coin}`
    })
    .join(', ')

/** The winner's metric on validation: what is chosen by the test set is no longer measured by it. */
const metricOf = (id: string, folder: string, name: string): number | null =>
  readRun(id, folder).best?.validation?.[name] ?? null

export const ablateCommand = (terminal: Terminal, exit: Exit): Command =>
  searchOptions(
    new Command('ablate')
      .description('measure what each option of a strategy is worth, by runs with one of them switched')
      .argument('[problem]', 'name of the problem'),
  )
    .option('--seeds <n>', 'runs of each variant, with seeds counting up', '5')
    .option('--only <option>', 'switch this option only (repeatable)', collect)
    .addOption(workersOption())
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--reference <method>', 'how references are computed')
    .option('--train-instances <file...>', 'train on the instances in these files')
    .addOption(settingOption())
    .addOption(sandboxOption())
    .option('--json', 'print as JSON')
    .action(async (name: string | undefined, flags: Flags, command: Command) => {
      const config = await configOf(command, flags)
      const seeds = parseCount('--seeds', flags.seeds)
      const base = { ...config, problem: name ?? config.problem }
      const plan = await planRun(base)
      for (const notice of plan.notices) terminal.note(notice)
      const variants = variantsFor(plan, config, flags.only)
      const planned = await Promise.all(
        variants.map(async (variant) => ({ variant, plan: await planRun({ ...base, options: variant.options }) })),
      )
      const all = planned.flatMap(({ plan }) =>
        Array.from({ length: seeds }, (_, at) => ({ plan, seed: plan.seed + at })),
      )
      const missing = all.filter(({ plan, seed }) => existing(plan, seed)?.finished !== true).length
      terminal.note(
        `${variants.length} variants × ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}: ${all.length} runs, of which ${all.length - missing} exist. At most ${limitsText(plan.configuration.limits, missing)} will be spent.`,
      )
      const ablated: Ablated[] = []
      for (const { variant, plan } of planned) {
        const metrics: (number | null)[] = []
        for (let seed = plan.seed; seed < plan.seed + seeds; seed++) {
          const found = existing(plan, seed)
          if (found?.finished === true) {
            metrics.push(metricOf(found.id, found.folder, plan.problem.definition.metric.name))
            continue
          }
          terminal.note(`${variant.name}, seed ${seed}${found === undefined ? '' : `: going on with ${found.id}`}`)
          await using run =
            found === undefined
              ? await createRun(plan, seed, { onNotice: terminal.note })
              : await reopenRun(base, found.id, { onNotice: terminal.note })
          const result = await sit(run, terminal, exit)
          if (result.state === 'interrupted') {
            terminal.note('The same command goes on where this one stopped.')
            return
          }
          metrics.push(metricOf(run.id, run.folder, plan.problem.definition.metric.name))
        }
        ablated.push({ variant: variant.name, metrics })
      }
      const { metric } = plan.problem.definition
      const rows = ablationRows(ablated)
      if (flags.json === true) {
        const variantsJson = rows.map((row, at) => ({
          ...row,
          options: variants[at]?.options,
          metrics: ablated[at]?.metrics,
        }))
        terminal.out(
          JSON.stringify(
            {
              problem: plan.problem.definition.name,
              strategy: plan.strategy.name,
              metric: metric.name,
              set: 'validation',
              seeds,
              variants: variantsJson,
            },
            undefined,
            2,
          ),
        )
      } else terminal.out(ablationTable(rows, metric))
    })

const existing = (plan: Plan, seed: number): ReturnType<typeof findAlike> =>
  findAlike(plan.runs, {
    configuration: { ...plan.configuration, seed },
    templates: plan.templates,
    problem: plan.problem,
  })
