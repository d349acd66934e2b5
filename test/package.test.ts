/** The package as others get it: packed, installed into an empty folder, and used with a problem of the user's own. */

import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, workFolder } from './command-line.ts'

const run = (folder: string, command: string, args: readonly string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 240_000 })

test(
  'packed and installed beside node@24, it discovers a heuristic for a problem of the user',
  { timeout: 300_000 },
  () => {
    using packed = workFolder()
    using folder = workFolder()
    run(root, 'npm', ['pack', '--ignore-scripts', '--pack-destination', packed.path])
    const [tarball = ''] = readdirSync(packed.path)
    writeFileSync(join(folder.path, 'package.json'), '{ "private": true, "type": "module" }')
    run(folder.path, 'npm', ['install', '--no-audit', '--no-fund', 'node@24', join(packed.path, tarball)])
    cpSync(join(root, 'examples', 'problems'), join(folder.path, 'problems'), { recursive: true })

    expect(run(folder.path, 'npx', ['heuristica', 'problems'])).toMatch(/tardiness\/dispatch[^]*makespan\/order/)
    const output = run(folder.path, 'npx', ['heuristica', 'run', 'makespan', '--max-evaluations', '60'])
    expect(output).toContain('export function rate(')
    expect(output).toMatch(/discovered − LPT/)

    writeFileSync(
      join(folder.path, 'use.ts'),
      `import { discover, type RunRecord } from 'heuristica'
     const run: RunRecord = await discover({ problem: 'makespan', budget: { evaluations: 30 } })
     console.log(run.state, run.best?.test?.['meanGap'])`,
    )
    expect(run(folder.path, 'npx', ['node', 'use.ts'])).toMatch(/^finished 0\.\d+\n$/)
  },
)
