/** `heuristica new problem <name>`: a problem of the user's own that runs at once, to be changed from there. */

import { Command } from 'commander'
import { join, relative, resolve } from 'node:path'
import { startProblem } from '../problem/start-problem.ts'
import { collect, configOf, type Flags } from './flags.ts'
import type { Terminal } from './terminal.ts'

const files = [
  ['problem.ts', 'what it is: contract, sets, how a solution is judged'],
  ['instance.ts', 'what an instance is, and where instances come from'],
  ['objective.ts', 'the number to minimise'],
  ['driver.ts', 'the trusted algorithm that calls the heuristic'],
  ['reference.ts', 'optimum or bound of an instance'],
  ['baselines/', 'known heuristics, one file each'],
] as const

export const newCommand = (terminal: Terminal): Command => {
  const command = new Command('new').description('make a problem of your own')
  command
    .command('problem')
    .description('make a folder with a problem that runs at once, to be changed into yours')
    .argument('<name>', 'name of the problem, as bakery or baking/bread')
    .option('--problems <folder>', 'where to make it; default: problems', collect)
    .action(async (name: string, flags: Flags, command: Command) => {
      const { problems = ['problems'] } = await configOf(command, flags)
      const [parent = 'problems'] = problems
      const folder = await startProblem(name, resolve(parent))
      const told = relative(process.cwd(), folder) || folder
      const elsewhere = parent === 'problems' ? '' : ` --problems ${parent}`
      terminal.out(`${told} is ready:`)
      for (const [file, what] of files) terminal.out(`  ${file.padEnd(14)}${what}`)
      terminal.out('It orders jobs on parallel machines; change it into your problem. Until then, try:')
      terminal.out(`  heuristica evaluate ${name} LPT${elsewhere}`)
      terminal.out(`  heuristica evaluate ${name} ${join(told, 'baselines', 'as-given.js')}${elsewhere}`)
      terminal.out(`  heuristica run ${name} --max-evaluations 200${elsewhere}`)
    })
  return command
}
