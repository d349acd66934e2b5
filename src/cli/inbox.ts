/** `heuristica inbox <run>`: lists the prompts that wait for an answer, shows one, and takes its answer from standard input. */

import { text as readAll } from 'node:stream/consumers'
import { Command } from 'commander'
import { runsFolder } from '../config/plan.ts'
import { inboxOf } from '../discovery/run-facts.ts'
import { findRun } from '../discovery/run-folder.ts'
import { answerPrompt, findPrompt, listPrompts, type InboxPrompt } from '../models/inbox-folder.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { configOf } from './flags.ts'
import type { Terminal } from './terminal.ts'

type InboxFlags = {
  readonly answer?: boolean
  readonly replace?: boolean
  readonly all?: boolean
  readonly json?: boolean
  readonly runs?: string
}

const list = (prompts: readonly InboxPrompt[], run: string, folder: string, terminal: Terminal): void => {
  if (prompts.length === 0) {
    return terminal.note(`No prompt waits in ${folder}; they appear while a run goes on with --model inbox.`)
  }
  const heads = ['prompt', 'state', 'characters', 'asks'].map((head, column) => ({
    head,
    align: column === 2 ? ('right' as const) : ('left' as const),
  }))
  const rows = prompts.map(({ name, answered, text, asks }) => [
    name,
    answered ? 'answered' : 'waiting',
    String(text.length),
    asks,
  ])
  terminal.out(alignedTable(heads, rows))
  terminal.out(
    `Show one: heuristica inbox ${run} <prompt>; answer it: heuristica inbox ${run} <prompt> --answer < reply.md`,
  )
}

export const inboxCommand = (terminal: Terminal): Command =>
  new Command('inbox')
    .description("list a run's prompts that wait for an answer, show one, or answer it from standard input")
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .argument('[prompt]', 'show this one, as 3-ask; `next` is the first that waits')
    .option('--answer', 'take its answer from standard input')
    .option('--replace', 'answer even where there is an answer already')
    .option('--all', 'list answered ones too')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print as JSON')
    .action(async (name: string, wanted: string | undefined, flags: InboxFlags, command: Command) => {
      const run = findRun(
        runsFolder(await configOf(command, { ...(flags.runs !== undefined && { runs: flags.runs }) })),
        name,
      )
      const folder = inboxOf(run.folder)
      if (wanted === undefined) {
        const prompts = listPrompts(folder).filter(({ answered }) => flags.all === true || !answered)
        if (flags.json === true) return terminal.out(JSON.stringify({ run: run.id, folder, prompts }, undefined, 2))
        return list(prompts, name, folder, terminal)
      }
      const prompt = findPrompt(folder, wanted)
      if (flags.answer !== true) {
        return terminal.out(flags.json === true ? JSON.stringify(prompt, undefined, 2) : prompt.text.trimEnd())
      }
      answerPrompt(folder, prompt, await readAll(process.stdin), { replace: flags.replace === true })
      const left = listPrompts(folder).filter(({ answered }) => !answered).length
      terminal.note(`${prompt.name} is answered; ${left} more wait${left === 1 ? 's' : ''}.`)
    })
