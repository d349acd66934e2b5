/** `heuristica evaluate <problem> <heuristic…>`: programs of the user's own, or baselines, on an instance set. */

import { Command } from 'commander'
import { packageVersion } from '../discovery/versions.ts'
import { createEvaluator } from '../evaluation/evaluate.ts'
import { openWorkplace } from '../evaluation/open-workplace.ts'
import { readInstanceFile } from '../problem/instance-file.ts'
import { InputError } from '../problem/input-error.ts'
import { naturalValue } from '../problem/natural-value.ts'
import { openReferenceDesk } from '../problem/references.ts'
import { loadProblem } from '../problem/registry.ts'
import { comparisonTable } from '../report/comparison-table.ts'
import { evaluationJson } from '../report/evaluation-json.ts'
import { memoryMbOf, problemFolders, sandboxOf, workersOf } from '../config/plan.ts'
import { collect, configOf, sandboxOption, workersOption, settingOption, type Flags as SharedFlags } from './flags.ts'
import { namedProgram } from './named-program.ts'
import type { Terminal } from './terminal.ts'

type Flags = SharedFlags & {
  readonly set?: string
  readonly instances?: readonly string[]
  readonly json?: boolean
}

export const evaluateCommand = (terminal: Terminal): Command =>
  new Command('evaluate')
    .description('evaluate programs of your own, or baselines, on an instance set')
    .argument('<problem>', 'name of the problem')
    .argument('<heuristic...>', 'files, or names of baselines')
    .option('--set <name>', 'a named instance set; default: test')
    .option('--instances <file...>', 'instances from these files instead')
    .option('--reference <method>', 'how references are computed')
    .addOption(settingOption())
    .addOption(workersOption())
    .addOption(sandboxOption())
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--json', 'print as JSON')
    .action(async (name: string, heuristics: readonly string[], flags: Flags, command: Command) => {
      const config = await configOf(command, flags)
      if (flags.set !== undefined && flags.instances !== undefined) {
        throw new InputError('Give either --set or --instances, not both')
      }
      const problem = await loadProblem(name, { folders: problemFolders(config) })
      const programs = heuristics.map((heuristic) => namedProgram(heuristic, problem))
      const set =
        flags.instances === undefined
          ? problem.set(flags.set ?? 'test')
          : problem.fileSet(await Promise.all(flags.instances.map(readInstanceFile)))
      for (const notice of set.notices) terminal.note(notice)
      await using workplace = await openWorkplace({
        workers: workersOf(config),
        sandbox: sandboxOf(config),
        heuristica: packageVersion(),
        onNotice: terminal.note,
      })
      await using references = openReferenceDesk({
        problem,
        ...(config.reference !== undefined && { method: config.reference }),
      })
      const evaluator = createEvaluator({
        problem,
        workplace,
        references,
        memoryMb: memoryMbOf(config),
        ...(config.settings !== undefined && { settings: config.settings }),
      })
      terminal.note(
        `${problem.definition.name}: ${programs.length} on ${set.instances.length} instances of ${set.name}`,
      )
      const results = await Promise.all(
        programs.map(async (program) => ({
          heuristic: program.name,
          fitted: program.trainedOnSets?.includes(set.name) ?? false,
          evaluation: await evaluator.evaluate(program.source, set),
        })),
      )
      if (flags.json === true) {
        terminal.out(
          JSON.stringify(
            evaluationJson(
              { name: problem.definition.name, present: naturalValue(problem.definition) },
              set.name,
              results,
            ),
            undefined,
            2,
          ),
        )
      } else terminal.out(comparisonTable(results, { metric: problem.definition.metric }))
    })
