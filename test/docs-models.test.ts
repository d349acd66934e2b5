/** docs/models.md: its configurations are valid, its commands exist, and what it says of the estimate is so. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { config } from '../src/config/config.ts'
import { createProgram } from '../src/cli/program.ts'
import { root } from './command-line.ts'

const page = readFileSync(join(root, 'docs', 'models.md'), 'utf8')

test('every configuration of the page is valid', () => {
  const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  expect(blocks.length).toBeGreaterThan(2)
  for (const block of blocks) expect(config.safeParse(JSON.parse(block)).error, block).toBeUndefined()
})

test('every command of the page exists, with its flags', () => {
  const nothing = (): void => undefined
  const program = createProgram({ out: nothing, note: nothing, live: false, rewrite: nothing }, { code: 0 })
  const lines = [...page.matchAll(/^npx heuristica (\S+)(.*)$/gm)]
  expect(lines.length).toBeGreaterThan(8)
  for (const [line, name, rest = ''] of lines) {
    const command = program.commands.find((one) => one.name() === name)
    expect(command, line).toBeDefined()
    const known = command?.options.map(({ long }) => long) ?? []
    for (const [flag] of rest.matchAll(/--[a-z-]+/g)) expect(known, line).toContain(flag)
  }
})
