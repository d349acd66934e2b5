/** The commands, their flags and their help. */

import { Command } from 'commander'
import { packageVersion } from '../discovery/versions.ts'
import { ablateCommand } from './ablate.ts'
import { compareCommand } from './compare.ts'
import { doctorCommand } from './doctor.ts'
import { evaluateCommand } from './evaluate.ts'
import { exportCommand } from './export.ts'
import { estimateCommand } from './estimate.ts'
import { explainFailure } from './failure.ts'
import { inspectCommand } from './inspect.ts'
import { inboxCommand } from './inbox.ts'
import { listCommand } from './list.ts'
import { modelsCommand } from './models.ts'
import { newCommand } from './new.ts'
import { problemsCommand } from './problems.ts'
import { replayCommand } from './replay.ts'
import { reportCommand } from './report.ts'
import { resumeCommand } from './resume.ts'
import { runCommand } from './run.ts'
import { showCommand } from './show.ts'
import { tuneCommand } from './tune.ts'
import { verifyCommand } from './verify.ts'
import { strategiesCommand } from './strategies.ts'
import { workerCommand } from './worker.ts'
import { workersCommand } from './workers.ts'
import { processTerminal, type Exit, type Terminal } from './terminal.ts'

export const createProgram = (terminal: Terminal, exit: Exit): Command => {
  const program = new Command('heuristica')
    .description('Discovers heuristics for optimisation problems, and shows that they are better.')
    .version(packageVersion())
    .option('--verbose', 'show where a failure came from')
    .option('--config <file>', 'configuration file; default: heuristica.config.ts in this folder')
    .exitOverride()
    .showHelpAfterError('(`heuristica --help` lists the commands)')
    .configureOutput({ writeErr: (text) => terminal.note(text.trimEnd()) })
  const commands = [
    runCommand(terminal, exit),
    resumeCommand(terminal, exit),
    listCommand(terminal),
    showCommand(terminal),
    evaluateCommand(terminal),
    tuneCommand(terminal, exit),
    ablateCommand(terminal, exit),
    compareCommand(terminal, exit),
    verifyCommand(terminal, exit),
    replayCommand(terminal, exit),
    exportCommand(terminal),
    reportCommand(terminal),
    inspectCommand(terminal),
    estimateCommand(terminal),
    inboxCommand(terminal),
    modelsCommand(terminal, exit),
    problemsCommand(terminal),
    newCommand(terminal),
    strategiesCommand(terminal),
    workerCommand(terminal),
    workersCommand(terminal),
    doctorCommand(terminal, exit),
  ]
  for (const command of commands)
    program.addCommand(command.exitOverride().configureOutput({ writeErr: (text) => terminal.note(text.trimEnd()) }))
  return program
}

/** Runs the command line; resolves with the exit code and never rejects. */
export const main = async (args: readonly string[]): Promise<number> => {
  const terminal = processTerminal()
  const exit: Exit = { code: 0 }
  const program = createProgram(terminal, exit)
  try {
    await program.parseAsync(args, { from: 'user' })
    return exit.code
  } catch (error) {
    terminal.rewrite('')
    const { exitCode, message } = explainFailure(error, args.includes('--verbose'))
    if (message !== '') terminal.note(message)
    return exitCode
  }
}
