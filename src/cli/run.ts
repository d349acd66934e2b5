/** `heuristica run <problem>`: discovers a heuristic. */

import { Command } from 'commander'
import { createRun } from '../config/open-run.ts'
import { planRun } from '../config/plan.ts'
import { parseCount } from '../config/quantity.ts'
import { collect, configOf, sandboxOption, settingOption, type Flags } from './flags.ts'
import { printRepeats } from './repeats.ts'
import { printRun } from './run-output.ts'
import { sit } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

type RunFlags = Flags & { readonly repeat?: string; readonly json?: boolean }

const models =
  'openai:gpt-5-mini, ollama:qwen3-coder, http://host:port/v1#name, inbox, recording:<file>; several as "a + b"'

export const runCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('run')
    .description('discover a heuristic for a problem')
    .argument('[problem]', 'name of a problem, as `heuristica problems` lists them')
    .option('--model <name>', `where completions come from: ${models}`)
    .option(
      '--strategy <name>',
      'search method, or a file of your own; default: reflective or, without a model, genetic-programming',
    )
    .option('--trust', 'load a strategy of your own from its file; it runs with all your rights')
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
    .option('--train-instances <file...>', 'train on the instances in these files')
    .addOption(settingOption())
    .addOption(sandboxOption())
    .option('--json', 'print the result as JSON')
    .action(async (name: string | undefined, flags: RunFlags, command: Command) => {
      const config = await configOf(command, flags)
      const plan = await planRun({ ...config, problem: name ?? config.problem })
      if (config.model === undefined && config.strategy === undefined) {
        terminal.note('No model is configured: searching by genetic programming. --model names one.')
      }
      for (const notice of plan.notices) terminal.note(notice)
      const repeats = flags.repeat === undefined ? 1 : parseCount('--repeat', flags.repeat)
      const folders: string[] = []
      for (let seed = plan.seed; seed < plan.seed + repeats; seed += 1) {
        await using run = await createRun(plan, seed, { onNotice: terminal.note })
        const result = await sit(run, terminal, exit)
        if (result.state === 'interrupted') return
        folders.push(run.folder)
        await printRun(run, { json: flags.json === true }, terminal)
      }
      if (repeats > 1 && flags.json !== true) printRepeats(folders, plan.problem, terminal)
    })
