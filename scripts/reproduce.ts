/** `npm run reproduce [-- family…] [--ours] [--quick] [--problems folder]`: makes published numbers again and prints them beside ours. */

import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { explainFailure } from '../src/cli/failure.ts'
import { processTerminal } from '../src/cli/terminal.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { shippedFolder } from '../src/problem/shipped.ts'
import { readCells } from '../src/reproduce/read-cells.ts'
import { reproduce } from '../src/reproduce/reproduce.ts'
import { hasMismatch, reproduceSummary, reproduceTables } from '../src/reproduce/reproduce-table.ts'

const terminal = processTerminal()

/** Larger instances are left out by `--quick`. */
const quickSize = 200

const main = async (): Promise<number> => {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ours: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      problems: { type: 'string' },
      workers: { type: 'string' },
    },
  })
  const folder = flags.problems === undefined ? shippedFolder('problems') : resolve(flags.problems)
  const families = await readCells(folder, positionals)
  const cells = families
    .flatMap((family) => family.cells)
    .filter(({ kind }) => (flags.ours ? kind === 'ours' : kind !== 'ours'))
  if (cells.length === 0) {
    terminal.note('There is nothing to make again.')
    return 0
  }
  let done = 0
  const results = await reproduce(cells, {
    load: (name) => loadProblem(name, flags.problems === undefined ? {} : { folders: [folder] }),
    workers: flags.workers === undefined ? availableParallelism() : Number(flags.workers),
    ...(flags.quick && { mostSize: quickSize }),
    onDone: ({ cell }) => terminal.rewrite(`${++done} of ${cells.length}: ${cell.problem}, ${cell.heuristic}`),
  })
  terminal.out(`${reproduceTables(results)}\n`)
  terminal.out(reproduceSummary(results))
  return hasMismatch(results) ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const isFlag = error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  const { exitCode, message } = isFlag ? { exitCode: 2, message: error.message } : explainFailure(error, false)
  terminal.note(message)
  process.exitCode = exitCode
}
