/** The flags that say what a run is made of: shared by `run` and `estimate`. */

import type { Command } from 'commander'
import { collect } from './flags.ts'

const models = 'openai:gpt-5-mini, ollama:qwen3-coder, http://host:port/v1#name, inbox, recording:<file>'

/** Adds them to a command. */
export const searchOptions = (command: Command): Command =>
  command
    .option(
      '--model <name>',
      `where completions come from: ${models}; repeatable, \`<name>,weight=3\` among several, \`reflect=<name>\` or \`repair=<name>\` for one kind of question`,
      collect,
    )
    .option(
      '--strategy <name>',
      'search method, or a file of your own; default: reflective or, without a model, genetic-programming',
    )
    .option('--trust', 'load a strategy of your own from its file; it runs with all your rights')
    .option('--option <key=value>', 'an option of the strategy (repeatable)', collect)
    .option('--seed <n>', 'seed of everything that is decided by chance; default: 1')
    .option('--max-completions <n>', 'budget: completions')
    .option('--max-tokens <n>', 'budget: tokens, as 500k or 2M')
    .option('--max-cost <usd>', 'budget: US dollars')
    .option('--max-evaluations <n>', 'budget: programs on the whole train set')
    .option('--max-time <duration>', 'budget: time of the search, as 90s or 10m')
    .option('--from <file>', 'begin with this program too (repeatable)', collect)
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--prompts <folder>', 'a folder with prompt templates of your own (repeatable)', collect)
