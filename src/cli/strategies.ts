/** `heuristica strategies`: the search methods, their options and their prompts. */

import { Command } from 'commander'
import { z } from 'zod'
import { findStrategy } from '../config/find-strategy.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { shippedFolder } from '../problem/shipped.ts'
import { loadTemplates, type Templates } from '../prompts/templates.ts'
import { strategies } from '../strategies/index.ts'
import type { Terminal } from './terminal.ts'

/** One option as `strategies show` lists it. */
type OptionEntry = { readonly option: string; readonly default: unknown; readonly description: string }

type OptionSchema = {
  readonly properties?: Readonly<Record<string, { readonly default?: unknown; readonly description?: string }>>
}

const optionsOf = ({ options }: Strategy): readonly OptionEntry[] => {
  const { properties = {} } = z.toJSONSchema(options, { io: 'input' }) as OptionSchema
  return Object.entries(properties).map(([option, { default: value, description = '' }]) => ({
    option,
    default: value,
    description,
  }))
}

/** Its templates by path, those of its operators first, then what it shares with its operators and no other strategy. */
const promptsOf = ({ name, templates: own = {}, prompts = {} }: Strategy): Templates => {
  const folder = loadTemplates([shippedFolder('prompts')])
  const inline = Object.fromEntries(Object.entries(own).map(([operator, text]) => [`${name}/${operator}.md`, text]))
  const all = { ...inline, ...folder }
  const operators = Object.keys(prompts).map((operator) => `${name}/${operator}.md`)
  const shared = Object.keys(all).filter((path) => path.startsWith(`${name}/`) && !operators.includes(path))
  return Object.fromEntries([...operators, ...shared].map((path) => [path, all[path] ?? '']))
}

const summaryOf = ({ name, title, source, cost, needsModel }: Strategy): object => ({
  name,
  title,
  source,
  cost,
  needsModel,
})

const show = (strategy: Strategy, terminal: Terminal): void => {
  const { name, title, source, cost } = strategy
  terminal.out(`${name}: ${title}\nafter: ${source}\ncost: ${cost}\n\nOptions, with their defaults:\n`)
  for (const { option, default: value, description } of optionsOf(strategy)) {
    terminal.out(
      `  --option ${`${option}=${typeof value === 'string' ? value : JSON.stringify(value)}`.padEnd(28)} ${description}`,
    )
  }
  const prompts = Object.entries(promptsOf(strategy))
  if (prompts.length === 0) return
  terminal.out('\nPrompts; a file of the same path in a folder that --prompts names takes the place of one:')
  for (const [path, text] of prompts) terminal.out(`\n--- ${path}\n\n${text.trimEnd()}`)
}

export const strategiesCommand = (terminal: Terminal): Command => {
  const command = new Command('strategies')
    .description('list the search methods')
    .option('--json', 'print as JSON')
    .action((flags: { json?: boolean }) => {
      if (flags.json === true) {
        return terminal.out(JSON.stringify({ strategies: strategies.map(summaryOf) }, undefined, 2))
      }
      for (const { name, title, source, cost, needsModel } of strategies) {
        terminal.out(`${name}${needsModel ? '' : ' (needs no model)'}`)
        terminal.out(`  ${title}`)
        terminal.out(`  after: ${source}`)
        terminal.out(`  cost: ${cost}\n`)
      }
      terminal.out(
        '`heuristica strategies show <strategy>` lists its options and prompts; docs/strategies.md helps to choose.',
      )
    })
  command
    .command('show')
    .description('list the options and the prompts of a strategy')
    .argument('<strategy>', 'name of the strategy, or a file of your own')
    .option('--trust', 'load a strategy of your own from its file')
    .option('--json', 'print as JSON')
    .action(async (name: string, flags: { trust?: boolean }, { parent }: Command) => {
      const strategy = await findStrategy(name, { trust: flags.trust })
      // The parent command knows --json too, and takes it wherever it stands.
      if (parent?.opts<{ json?: boolean }>().json !== true) return show(strategy, terminal)
      const entry = { ...summaryOf(strategy), options: optionsOf(strategy), prompts: promptsOf(strategy) }
      return terminal.out(JSON.stringify(entry, undefined, 2))
    })
  return command
}
