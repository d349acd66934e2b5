/** Who may import whom: the walls of the house, as `CONTRIBUTING.md` draws them. */

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What a room may import beside itself, `src/random.ts` and packages. */
const allowed: Readonly<Record<string, readonly string[] | 'anything'>> = {
  problem: [],
  journal: [],
  candidate: [],
  models: [],
  sandbox: [],
  evaluation: ['sandbox', 'problem', 'candidate'],
  tuning: ['candidate', 'evaluation'],
  prompts: ['problem', 'candidate'],
  training: ['journal', 'models'],
  population: ['candidate'],
  strategies: ['population', 'prompts', 'candidate', 'discovery/strategy.ts'],
  discovery: 'problem journal candidate models sandbox evaluation tuning prompts population training'.split(' '),
  report: ['journal', 'evaluation', 'problem', 'candidate'],
  inspector: ['journal', 'evaluation', 'problem', 'candidate', 'sandbox', 'report', 'discovery'],
  page: ['candidate', 'report', 'inspector'],
  reproduce: ['sandbox', 'evaluation', 'problem', 'report'],
  config: 'anything',
  cli: 'anything',
}

const imports = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"\n]*(?:\n[^'"]*?)?from ['"](\.[^'"]+)['"]/g,
    ),
  ].map(([, specifier]) => relative(root, join(root, dirname(file), specifier ?? '')))

const sources = globSync('src/*/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts') && !file.includes('fixtures'),
)

test('there is something to check', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(imports('src/discovery/discover.ts')).toContain('src/journal/journal.ts')
})

test.each(sources)('%s imports only what its room may', (file) => {
  const room = file.split('/')[1] ?? ''
  const may = allowed[room]
  expect(may, `src/${room} is not a room of the house; give it a line here and in CONTRIBUTING.md`).toBeDefined()
  if (may === 'anything' || may === undefined) return
  const outside = imports(file).filter(
    (imported) =>
      imported !== 'src/random.ts' &&
      !imported.startsWith(`src/${room}/`) &&
      !may.some((name) => imported === `src/${name}` || imported.startsWith(`src/${name}/`)),
  )
  expect(outside).toEqual([])
})

test('no file imports itself over others', () => {
  const graph = new Map(sources.map((file) => [file, imports(file).filter((imported) => sources.includes(imported))]))
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    state.set(file, 'done')
  }
  for (const file of sources) visit(file, [])
  expect(circles).toEqual([])
})

test('problems import nothing but the kit and their own family', () => {
  const files = globSync('problems/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const family = file.split('/').slice(0, 2).join('/')
    for (const imported of imports(file))
      expect(imported.startsWith(`${family}/`), `${file} imports ${imported}`).toBe(true)
  }
})
