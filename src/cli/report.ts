/** `heuristica report <run>`: one page about what a run asked, found and can show for it. */

import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { findRun } from '../discovery/run-folder.ts'
import { InputError } from '../problem/input-error.ts'
import { reportHtml } from '../report/report-html.ts'
import { reportMarkdown } from '../report/report-markdown.ts'
import { runsFolder, sandboxOf, workersOf } from '../config/plan.ts'
import { configOf, sandboxOption, workersOption, type Flags as SharedFlags } from './flags.ts'
import { gatherReport } from './gather-report.ts'
import type { Terminal } from './terminal.ts'

type Flags = SharedFlags & { readonly output?: string; readonly controls: boolean }

export const reportCommand = (terminal: Terminal): Command =>
  new Command('report')
    .description('write a page about a finished run: what was found, and the evidence')
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .option('--output <file>', 'file to write, ending in .html or .md; default: <run>.html')
    .option('--no-controls', 'leave out the tuned baselines, which cost as many evaluations as the run')
    .addOption(workersOption())
    .addOption(sandboxOption())
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .action(async (name: string, flags: Flags, command: Command) => {
      const config = await configOf(command, flags)
      const runs = runsFolder(config)
      const { id, folder } = findRun(runs, name)
      const output = flags.output ?? `${id}.html`
      const isMarkdown = output.endsWith('.md')
      if (!isMarkdown && !/\.html?$/.test(output))
        throw new InputError(`--output takes a file that ends in .html or .md, not "${output}"`)
      const report = await gatherReport(id, folder, {
        runs,
        workers: workersOf(config),
        sandbox: sandboxOf(config),
        controls: flags.controls,
        note: terminal.note,
      })
      writeFileSync(output, isMarkdown ? reportMarkdown(report) : await reportHtml(report))
      terminal.note(`The report is in ${output}`)
    })
