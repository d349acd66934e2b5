/** `heuristica problems`: what can be solved. */

import { Command } from 'commander'
import { listProblems, loadProblem } from '../problem/registry.ts'
import { problemFolders } from '../config/plan.ts'
import { collect, configOf, type Flags as SharedFlags } from './flags.ts'
import { describeProblem, problemPage } from './problem-description.ts'
import type { Terminal } from './terminal.ts'

type Flags = SharedFlags & { readonly json?: boolean }

const listAction = async (terminal: Terminal, flags: Flags, command: Command): Promise<void> => {
  const folders = problemFolders(await configOf(command, flags))
  const entries = await listProblems({ folders })
  const problems = await Promise.all(entries.map(({ name }) => loadProblem(name, { folders })))
  if (flags.json === true)
    return terminal.out(JSON.stringify({ problems: problems.map(describeProblem) }, undefined, 2))
  for (const problem of problems) {
    const { definition } = problem
    const { sets, baselines, references } = describeProblem(problem)
    const functions = definition.heuristic.map(
      ({ name, parameters }) => `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`,
    )
    terminal.out(definition.name)
    terminal.out(`  ${definition.title}`)
    terminal.out(`  exports    ${functions.join(', ')}`)
    terminal.out(
      `  sets       ${sets.map(({ name, published }) => (published === null ? name : `${name}*`)).join(', ')}`,
    )
    terminal.out(`  baselines  ${baselines.map(({ name }) => name).join(', ')}`)
    terminal.out(`  minimises  ${definition.metric.title}, references: ${references.join(', ')}`)
    terminal.out('')
  }
  if (problems.some(({ definition }) => Object.values(definition.sets).some((set) => set.published !== undefined)))
    terminal.out('* published: for reporting, not for training')
  terminal.out(
    '`heuristica problems show <problem>` prints a contract as a model sees it, with sets, settings and sources.',
  )
}

export const problemsCommand = (terminal: Terminal): Command => {
  const problems = new Command('problems')
    .description('list the problems with contract, sets and baselines')
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--json', 'print as JSON')
    .action((flags: Flags, command: Command) => listAction(terminal, flags, command))
  problems
    .command('show')
    .description('print a problem as a model sees it, and what it comes with')
    .argument('<problem>', 'name of the problem')
    .action(async (name: string, _flags: Flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>()
      const problem = await loadProblem(name, { folders: problemFolders(await configOf(command, flags)) })
      if (flags.json !== true) return terminal.out(problemPage(problem))
      const { brief, knowledge = null } = problem.definition
      terminal.out(JSON.stringify({ ...describeProblem(problem), brief, knowledge }, undefined, 2))
    })
  return problems
}
