/** `heuristica problems`: what can be solved. */

import { Command } from 'commander'
import { contractMarkdown } from '../problem/contract-markdown.ts'
import { listProblems, loadProblem } from '../problem/registry.ts'
import { signature } from '../problem/signature.ts'
import { problemFolders } from '../config/plan.ts'
import { collect, configOf, type Flags as SharedFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

type Flags = SharedFlags & { readonly json?: boolean }

const listAction = async (terminal: Terminal, flags: Flags, command: Command): Promise<void> => {
  const folders = problemFolders(await configOf(command, flags))
  const entries = await listProblems({ folders })
  const problems = await Promise.all(entries.map(({ name }) => loadProblem(name, { folders })))
  if (flags.json === true) {
    const listed = problems.map(({ definition, baselines, setNames, references }) => ({
      name: definition.name,
      title: definition.title,
      contract: definition.heuristic.map((contract) => signature(contract)),
      sets: setNames,
      baselines: baselines.map(({ name, source }) => ({ name, source })),
      references: references.map(({ method }) => method),
      metric: definition.metric.name,
    }))
    terminal.out(JSON.stringify({ problems: listed }, undefined, 2))
    return
  }
  for (const { definition, baselines, setNames } of problems) {
    terminal.out(definition.name)
    terminal.out(`  ${definition.title}`)
    terminal.out(
      `  exports    ${definition.heuristic.map(({ name, parameters }) => `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`).join(', ')}`,
    )
    terminal.out(`  sets       ${setNames.join(', ')}`)
    terminal.out(`  baselines  ${baselines.map(({ name }) => name).join(', ')}`)
    terminal.out(`  minimises  ${definition.metric.title}`)
    terminal.out('')
  }
  terminal.out('`heuristica problems show <problem>` prints a contract as a model sees it.')
}

const showAction = async (terminal: Terminal, name: string, flags: Flags, command: Command): Promise<void> => {
  const problem = await loadProblem(name, {
    folders: problemFolders(await configOf(command, flags)),
  })
  const { definition, setNames, baselines } = problem
  terminal.out(`# ${definition.title} (${definition.name})\n`)
  terminal.out(`${definition.brief.trim()}\n`)
  for (const contract of definition.heuristic) terminal.out(`${contractMarkdown(contract).trim()}\n`)
  terminal.out('## Instance sets\n')
  for (const setName of setNames) terminal.out(`- ${setName}: ${definition.sets[setName]?.title}`)
  if (definition.settings !== undefined) {
    terminal.out('\n## Settings of the driver\n')
    const defaults = problem.settings({ settings: {} })
    for (const [key, value] of Object.entries(defaults)) terminal.out(`- ${key}: ${JSON.stringify(value)}`)
  }
  terminal.out('\n## Baselines\n')
  for (const { name: baseline, source } of baselines) terminal.out(`- ${baseline}: ${source}`)
}

export const problemsCommand = (terminal: Terminal): Command => {
  const problems = new Command('problems')
    .description('list the problems with contract, sets and baselines')
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--json', 'print as JSON')
    .action((flags: Flags, command: Command) => listAction(terminal, flags, command))
  problems
    .command('show')
    .description('print a problem as a model sees it')
    .argument('<problem>', 'name of the problem')
    .action((name: string, _flags: Flags, command: Command) =>
      showAction(terminal, name, command.optsWithGlobals(), command),
    )
  return problems
}
