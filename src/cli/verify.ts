/** `heuristica verify <run>`: makes a run again from what it recorded, and says whether everything is the same. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { openParts } from '../config/open-run.ts'
import { runsFolder, sandboxOf, workersOf } from '../config/plan.ts'
import { findRun } from '../discovery/run-folder.ts'
import { verifyRun, type Verification } from '../discovery/verify.ts'
import { formatMs } from '../report/format.ts'
import { printableLine } from '../report/printable.ts'
import { configOf, sandboxOption, workersOption, type Flags } from './flags.ts'
import { interruptedExitCode, listenForInterrupts } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

const count = (value: number, one: string, many = `${one}s`): string =>
  `${value.toLocaleString('en')} ${value === 1 ? one : many}`

/** How many unconfirmed verdicts are told one by one. */
const toldAtMost = 10

const describe = (verification: Extract<Verification, { kind: 'same' }>): readonly string[] => {
  const { finished, steps, evaluations, candidates, unreached, unconfirmed, cpuMs, otherVersions } = verification
  return [
    finished
      ? `Verified: ${count(steps, 'step')}, ${count(candidates, 'candidate')} and the end are the same; ${count(evaluations, 'step')} evaluated again gave the same objectives.`
      : `Verified as far as it goes: the run is not finished. ${count(steps, 'step')} are the same; ${count(evaluations, 'step')} evaluated again gave the same objectives.`,
    ...(unreached === 0
      ? []
      : [`${count(unreached, 'recorded step')} after the point where it broke off could not be reached.`]),
    ...unconfirmed
      .slice(0, toldAtMost)
      .map(({ key, detail }) => `not confirmed: step ${key}: ${printableLine(detail)} (depends on the machine)`),
    ...(unconfirmed.length > toldAtMost ? [`and ${unconfirmed.length - toldAtMost} more not confirmed`] : []),
    `CPU time an instance, measured and not compared: ${formatMs(cpuMs.recorded)} ms then, ${formatMs(cpuMs.now)} ms now.`,
    ...(otherVersions.length === 0
      ? []
      : [`Made with other versions: ${otherVersions.map((one) => printableLine(one, 60)).join('; ')}.`]),
  ]
}

/** A run of that very id is found however it is damaged. */
const findDamaged = (runs: string, name: string): ReturnType<typeof findRun> =>
  existsSync(join(runs, name, 'run.db')) ? { id: name, folder: join(runs, name) } : findRun(runs, name)

export const verifyCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('verify')
    .description('make a run again from what it recorded, and compare every step; needs no key')
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .addOption(workersOption())
    .addOption(sandboxOption())
    .option('--trust', 'load the strategy of your own that the run has; it runs with all your rights')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print as JSON')
    .action(async (name: string, flags: Flags & { readonly json?: boolean }, command: Command) => {
      const config = await configOf(command, flags)
      const { id, folder } = findDamaged(runsFolder(config), name)
      using interrupts = listenForInterrupts(terminal, 'Ending; Ctrl-C again ends at once.')
      terminal.note(`Verifying ${id} …`)
      const verification = await verifyRun(folder, {
        open: openParts(config),
        workers: workersOf(config),
        sandbox: sandboxOf(config),
        interrupt: interrupts.signal,
        onNotice: terminal.note,
        onEvaluation: (evaluations) => terminal.rewrite(`${evaluations.toLocaleString('en')} steps evaluated again`),
      })
      terminal.rewrite('')
      if (verification.kind === 'different') exit.code = 1
      if (verification.kind === 'interrupted') exit.code = interruptedExitCode
      if (flags.json === true) return terminal.out(JSON.stringify(verification, undefined, 2))
      if (verification.kind === 'different') {
        return terminal.out(
          `Different: ${printableLine(verification.place)}: ${printableLine(verification.detail, 400)}`,
        )
      }
      if (verification.kind === 'interrupted') return terminal.note('Interrupted; nothing was changed.')
      for (const line of describe(verification)) terminal.out(line)
    })
