/** `heuristica models`: what is reachable with the keys that are present, and what it serves. */

import { Command } from 'commander'
import { endpointNames, surveyEndpoint, type Survey } from '../models/survey.ts'
import { pricesAsOf } from '../models/price.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { configOf } from './flags.ts'
import type { Exit, Terminal } from './terminal.ts'

/** Models that are shown of an endpoint, unless it is the one that was asked for. */
const shownAtMost = 5

const dollars = (amount: number): string => `$${amount}`

const printEndpoint = ({ name, models }: Survey, all: boolean, terminal: Terminal): void => {
  const shown = all ? models : models.slice(0, shownAtMost)
  const heads = ['model', 'context', 'input', 'output']
  const rows = shown.map(({ id, contextTokens, price }) => [
    `${name}:${id}`,
    contextTokens === undefined ? '–' : String(contextTokens),
    price === undefined ? 'unknown' : dollars(price.input),
    price === undefined ? 'unknown' : dollars(price.output),
  ])
  terminal.out(
    alignedTable(
      heads.map((head, column) => ({ head, align: column === 0 ? ('left' as const) : ('right' as const) })),
      rows,
    ),
  )
  const more = models.length - shown.length
  if (more > 0) terminal.out(`and ${more} more: heuristica models ${name}`)
  terminal.out('')
}

export const modelsCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('models')
    .description('list what is reachable with the keys that are present, and what it serves')
    .argument('[endpoint]', 'list all that this one serves')
    .option('--json', 'print as JSON')
    .action(async (endpoint: string | undefined, flags: { readonly json?: boolean }, command: Command) => {
      const { endpoints = {} } = await configOf(command)
      const names = endpoint === undefined ? endpointNames(endpoints) : [endpoint]
      const options = { env: process.env, endpoints, signal: new AbortController().signal }
      const surveys = await Promise.all(names.map((name) => surveyEndpoint(name, options)))
      if (endpoint !== undefined && surveys.some(({ state }) => state !== 'serves')) exit.code = 1
      if (flags.json === true) return terminal.out(JSON.stringify({ pricesAsOf, endpoints: surveys }, undefined, 2))
      const serving = surveys.filter(({ models }) => models.length > 0)
      for (const survey of serving) printEndpoint(survey, endpoint !== undefined, terminal)
      const others = surveys.filter(({ models }) => models.length === 0)
      for (const { name, detail } of others) terminal.out(`${name}: ${detail}`)
      if (serving.length > 0)
        terminal.out(
          `Prices in US dollars for a million tokens, as of ${pricesAsOf}; the configuration's endpoints.<name>.prices override them.`,
        )
      if (endpoint !== undefined) return
      terminal.out(
        'Without any of these: --model inbox (you answer), --model recording:<file>, or no model at all (genetic programming).',
      )
    })
