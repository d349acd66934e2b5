/** Runs the benchmarks named on the command line, or all that take less than a minute each. */

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const quick = ['exact', 'evaluate', 'sandbox', 'problems', 'guided-local-search']
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'))

for (const name of named.length > 0 ? named : quick) {
  console.log(`\n# ${name}\n`)
  const file = join(import.meta.dirname, `${name}.ts`)
  const { status } = spawnSync(process.execPath, ['--conditions=source', file, ...flags], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
