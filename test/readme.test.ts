/** The README's commands, each run as it stands there; those that would search for long are given a smaller budget. */

import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, workFolder } from './command-line.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const commands = [...readme.matchAll(/^(?:(\w+)=… )?(?:npm ci && )?npx heuristica (.+)$/gm)].map(
  ([, key, args = '']) => ({
    key,
    args: args.split(' '),
  }),
)

/** What a command is given so that it ends soon; its own flags stand, or are overridden by the later ones. */
const smaller = (args: readonly string[]): readonly string[] => {
  if (args[0] !== 'run' || args.includes('hill-climb')) return []
  if (args.some((arg) => arg.startsWith('recording:'))) return ['--option', 'tune=15', '--option', 'tuneLast=1']
  return args.includes('makespan') ? ['--max-evaluations', '20'] : ['--max-evaluations', '4', '--option', 'initial=10']
}

test('the README names its commands', () => expect(commands.length).toBeGreaterThan(12))

test('every command of the README does what it says', { timeout: 400_000 }, async () => {
  using folder = workFolder()
  // In a clone the package finds itself; here it is installed.
  mkdirSync(join(folder.path, 'node_modules'))
  symlinkSync(root, join(folder.path, 'node_modules', 'heuristica'))
  cpSync(join(root, 'examples'), join(folder.path, 'examples'), { recursive: true })
  for (const { key, args } of commands) {
    const model = args[args.indexOf('--model') + 1] ?? ''
    if (args.includes('--model') && model === 'inbox') continue // answered by a test of its own, test/models.test.ts
    if (args[0] === 'inspect') continue // looked at by a test of its own, test/inspector.test.ts
    const { code, stdout, stderr } = await heuristica(folder.path, [...args, ...smaller(args)])
    const command = `heuristica ${args.join(' ')}\n${stderr}`
    if (key !== undefined) {
      // Without the key it is told which is missing; nothing is sent anywhere.
      expect(stderr, command).toContain(key)
      expect(code, command).toBe(2)
    } else if (model.startsWith('http')) {
      expect(stderr, command).toMatch(/127\.0\.0\.1:11434/)
      expect(code, command).toBe(1)
    } else {
      expect(code, command).toBe(0)
      if (!args.includes('--output')) expect(stdout, command).not.toBe('')
    }
  }
})

test('links of README and docs lead somewhere', () => {
  for (const file of [
    'README.md',
    'CONTRIBUTING.md',
    'docs/inspector.md',
    'docs/models.md',
    'docs/reports.md',
    'docs/problems.md',
    'docs/cluster.md',
    'docs/runs.md',
    'docs/evidence.md',
    'docs/strategies.md',
    'docs/reflective.md',
    'docs/own-strategy.md',
    'docs/strategy-mechanics.md',
    'problems/tardiness/README.md',
    'problems/bin-packing/README.md',
  ]) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      expect(() => readFileSync(join(root, file, '..', target)), `${file}: ${target}`).not.toThrow(/ENOENT/)
    }
  }
})
