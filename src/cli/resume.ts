/** `heuristica resume <run>`: goes on with a run that was interrupted. */

import { Command } from 'commander'
import { inboxOf, keptBy } from '../discovery/discover.ts'
import { findRun } from '../discovery/run-folder.ts'
import { Journal } from '../journal/journal.ts'
import { openModel } from '../models/names.ts'
import { loadProblem } from '../problem/registry.ts'
import { findStrategy } from './find-strategy.ts'
import { printRun } from './run-output.ts'
import { configOf, runsFolder, workersOf } from './settings.ts'
import { sit } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

export const resumeCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('resume')
    .description('go on with a run that was interrupted')
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .option('--workers <n>', 'child processes that evaluate; default: one a core')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, flags: { workers?: string; runs?: string; json?: boolean }, command: Command) => {
      const config = await configOf(command)
      const { id, folder } = findRun(runsFolder(config, flags), name)
      const { configuration, finished } = readKept(folder)
      const problem = await loadProblem(configuration.problem, { folders: configuration.problemFolders })
      const workers = workersOf(config, flags)
      const output = { id, folder, problem, workers, json: flags.json === true }
      if (finished) {
        terminal.note(`The run ${id} is finished already.`)
        return printRun(output, terminal)
      }
      const { model: modelName, seed } = configuration
      await using model =
        modelName === undefined
          ? undefined
          : openModel(modelName, { env: process.env, inboxFolder: inboxOf(folder), seed, onNotice: terminal.note })
      await model?.check?.(AbortSignal.timeout(15_000))
      const strategy = findStrategy(configuration.strategy)
      const result = await sit({ id, folder, problem, strategy, model, workers }, terminal, exit)
      if (result.state === 'finished') await printRun(output, terminal)
    })

const readKept = (folder: string): ReturnType<typeof keptBy> & { finished: boolean } => {
  using journal = new Journal(folder, { readOnly: true })
  return { ...keptBy(journal), finished: journal.fact('end') !== undefined }
}
