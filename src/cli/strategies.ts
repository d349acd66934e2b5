/** `heuristica strategies`: the search methods and their options. */

import { Command } from 'commander'
import { z } from 'zod'
import { strategies } from '../strategies/index.ts'
import { findStrategy } from '../config/find-strategy.ts'
import type { Terminal } from './terminal.ts'

type OptionSchema = {
  readonly properties?: Readonly<Record<string, { readonly default?: unknown; readonly description?: string }>>
}

export const strategiesCommand = (terminal: Terminal): Command => {
  const command = new Command('strategies')
    .description('list the search methods')
    .option('--json', 'print as JSON')
    .action((flags: { json?: boolean }) => {
      if (flags.json === true) {
        const entries = strategies.map(({ name, title, source, needsModel }) => ({ name, title, source, needsModel }))
        return terminal.out(JSON.stringify({ strategies: entries }, undefined, 2))
      }
      for (const { name, title, source, needsModel } of strategies) {
        terminal.out(`${name}${needsModel ? '' : ' (needs no model)'}`)
        terminal.out(`  ${title}`)
        terminal.out(`  after: ${source}\n`)
      }
      terminal.out('`heuristica strategies show <strategy>` lists its options.')
    })
  command
    .command('show')
    .description('list the options of a strategy')
    .argument('<strategy>', 'name of the strategy')
    .action((name: string) => {
      const strategy = findStrategy(name)
      const { properties = {} } = z.toJSONSchema(strategy.options, { io: 'input' }) as OptionSchema
      terminal.out(`${strategy.name}: ${strategy.title}\nafter: ${strategy.source}\n`)
      for (const [option, { default: value, description = '' }] of Object.entries(properties)) {
        terminal.out(`  --option ${`${option}=${JSON.stringify(value)}`.padEnd(28)} ${description}`)
      }
    })
  return command
}
