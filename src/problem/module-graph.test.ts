import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError } from './input-error.ts'
import { hostGraphHash, moduleGraph, type ModuleGraph } from './module-graph.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'graph-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}
const graph = (family = 'family'): ModuleGraph =>
  moduleGraph(join(root, family, 'dispatch/driver'), { family: join(root, family), kernels: join(root, 'search') })

const typed = {
  'family/dispatch/driver.ts': `/** A driver. */
import { shared } from '../shared.ts'
import type { Instance } from '../instance.ts'
import { kernel, type Move } from 'heuristica/problem/search/kernel'
export const solve = (instance: Instance): string => shared(kernel(instance as unknown as Move), "it's", 1_000)
export * from './more.ts'
`,
  'family/dispatch/more.ts': "import '../shared.ts'\nexport class More<T> { readonly one: number = 1; two!: T }\n",
  'family/shared.ts':
    "import { solve } from './dispatch/driver.ts'\nexport const shared = (...all: unknown[]) => [solve, all!]\n",
  'family/instance.ts': 'export type Instance = { p: number }\n',
  'search/kernel.ts':
    "import { move } from './moves.ts'\nexport type Move = 1\nexport const kernel = (one: Move) => move(one)\n",
  'search/moves.ts': 'export const move = (one: number): number => one\n',
}
const compiled = {
  'compiled/dispatch/driver.js': `import { shared } from '../shared.js';
import { kernel } from 'heuristica/problem/search/kernel';
export const solve = (instance) => shared(kernel(instance), 'it\\'s', 1000);
export * from './more.js';
// compiled
`,
  'compiled/dispatch/more.js': "import '../shared.js';\nexport class More {\n    one = 1;\n    two;\n}\n",
  'compiled/shared.js':
    "import { solve } from './dispatch/driver.js';\nexport const shared = (...all) => [solve, all];\n",
}

test('follows the family and the kernels, strips types, and keeps the lines', () => {
  write(typed)
  const { entry, modules } = graph()
  expect(entry).toBe('./dispatch/driver')
  expect(Object.fromEntries(Object.entries(modules).map(([key, { imports }]) => [key, imports]))).toEqual({
    './dispatch/driver': {
      '../shared.ts': './shared',
      'heuristica/problem/search/kernel': 'heuristica/problem/search/kernel',
      './more.ts': './dispatch/more',
    },
    './dispatch/more': { '../shared.ts': './shared' },
    './shared': { './dispatch/driver.ts': './dispatch/driver' },
    'heuristica/problem/search/kernel': { './moves.ts': 'heuristica/problem/search/moves' },
    'heuristica/problem/search/moves': {},
  })
  const lines = modules['./dispatch/driver']?.source.split('\n')
  expect(lines?.[4]?.replaceAll(/ +/g, ' ')).toBe(
    `export const solve = (instance ) => shared(kernel(instance ), "it's", 1_000)`,
  )
})

test('source and compiled form hash alike; a change in any module does not', () => {
  write({ ...typed, ...compiled })
  expect(graph('compiled').hash).toBe(graph().hash)
  const host = (family: string): string =>
    hostGraphHash(join(root, family, 'dispatch/driver'), { family: join(root, family) })
  expect(host('compiled')).toBe(host('family'))
  const { hash } = graph()
  write({ 'search/moves.ts': 'export const move = (one: number): number => one + 1\n' })
  expect(graph().hash).not.toBe(hash)
})

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'a package',
    { 'dispatch/driver.ts': "\nimport 'lodash'" },
    "dispatch/driver.ts:2 imports 'lodash'; a driver runs in",
  ],
  ['node', { 'dispatch/driver.ts': "import 'node:fs'" }, "imports 'node:fs'"],
  ['the kit', { 'dispatch/driver.ts': "import { z } from 'heuristica/problem'" }, 'types: import type'],
  ['another family', { 'dispatch/driver.ts': "import '../../other.ts'" }, "'../../other.ts', which is outside of"],
  ['an absolute path', { 'dispatch/driver.ts': "import '/etc/x.ts'" }, "imports '/etc/x.ts'"],
  ['what is missing', { 'dispatch/driver.ts': "export { a } from './a'" }, "'./a', which does not exist"],
  [
    'an unknown kernel',
    { 'dispatch/driver.ts': "import 'heuristica/problem/search/ants'" },
    'no kernel; there are: moves',
  ],
  ['import()', { 'dispatch/driver.ts': "\n\nawait import('./a.ts')" }, 'driver.ts:3 uses import()'],
  ['import.meta', { 'dispatch/driver.ts': 'console.log(import.meta.url)' }, 'driver.ts:1 uses import()'],
  ['a syntax error', { 'dispatch/driver.js': 'const a = ;' }, 'driver.js is not JavaScript: Unexpected token (1:10)'],
  ['an enum', { 'dispatch/driver.ts': 'enum A { B }' }, 'only erasable TypeScript runs here'],
  ['no driver', {}, 'There is no module'],
])('a driver may not have %s', (_, files, message) => {
  write({ 'search/moves.ts': '', 'other.ts': '' })
  write(Object.fromEntries(Object.entries(files).map(([name, text]) => [`family/${name}`, text])))
  expect(() => graph()).toThrow(InputError)
  expect(() => graph()).toThrow(message)
})

test('a module on the host may import packages and data', () => {
  write({
    'family/problem.ts':
      "import { z } from 'zod'\nimport data from './data.json' with { type: 'json' }\nexport default [z, data]",
    'family/data.json': '[1]',
  })
  const hash = (): string => hostGraphHash(join(root, 'family/problem'), { family: join(root, 'family') })
  const before = hash()
  write({ 'family/data.json': '[ 1 ]' })
  expect(hash()).toBe(before)
  write({ 'family/data.json': '[2]' })
  expect(hash()).not.toBe(before)
})
