import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readInstanceFile } from './instance-file.ts'
import { InputError } from './input-error.ts'
import type { LoadedSet } from './loaded-problem.ts'
import { listProblems, loadProblem } from './registry.ts'

const fixtures = fileURLToPath(new URL('../../test/fixtures/problems', import.meta.url))
const load = (name: string): ReturnType<typeof loadProblem> => loadProblem(name, { folders: [fixtures] })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'problems-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** A problem of a user, without types, as a folder. */
const problem = (name: string, changes = ''): Readonly<Record<string, string>> => ({
  [`${name}/problem.js`]: `const nothing = () => 0
export default {
  name: '${name}', family: '${name.split('/')[0]}', title: 'T', brief: 'B', seed: 'zero',
  heuristic: [{ name: 'f', doc: '', parameters: [], returns: { kind: 'number' } }],
  instance: {}, solution: nothing, size: nothing, describe: nothing, sets: {}, driver: 'driver', objective: nothing,
  metric: { name: 'm', title: 'M', over: nothing }, references: { hand: 'reference' }, allowance: nothing,
  baselines: [{ name: 'zero', file: 'zero.js', source: 'folklore' }], read: {}, ${changes}
}`,
  [`${name}/driver.js`]: 'export const solve = () => 0',
  [`${name}/reference.js`]: 'export default () => ({})',
  [`${name}/baselines/zero.js`]: 'export const f = () => 0',
})

test('loads a problem with its driver, baselines, references and sets', async () => {
  const loaded = await load('ordering/pick')
  expect(loaded.definition.title).toBe('Ordering by rates')
  expect(Object.keys(loaded.driver.modules)).toEqual(['./pick/driver', './largest'])
  expect(loaded.baselines.map((one) => one.name)).toEqual(['any', 'heavy first'])
  expect(loaded.seed.text).toContain('return Math.min(weight, 0)')
  expect(loaded.seed.text).not.toContain('number')
  expect(loaded.references.map((one) => one.method)).toEqual(['sorting'])
  expect(loaded.setNames).toEqual(['train', 'test'])
  const train = loaded.set('train')
  expect(loaded.set('train')).toBe(train)
  expect(train.blocks.map((block) => block.instances.length)).toEqual([2, 18])
  expect((await load('ordering/pick')).version).toBe(loaded.version)
})

test("a family's name stands for its default problem; problems of a family share references", async () => {
  const [pick, whole] = [await load('ordering'), await load('ordering/whole')]
  expect(pick.definition.name).toBe('ordering/pick')
  expect(whole.references[0]?.hash).toBe(pick.references[0]?.hash)
  expect(whole.version).not.toBe(pick.version)
})

test('a problem of the fixtures is named with the shipped ones', async () => {
  const entries = await listProblems({ folders: [fixtures, fixtures] })
  expect(entries.filter((one) => one.family === 'ordering').map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['ordering/pick', true],
    ['ordering/whole', false],
  ])
})

test('the version changes with a baseline, the driver or the definition, and not with a comment', async () => {
  const versionOf = async (name: string): Promise<string> => (await loadProblem(name, { folders: [folder] })).version
  write({ ...problem('solo') })
  const version = await versionOf('solo')
  write({ 'solo/driver.js': '// fast\nexport const solve = () =>\n  0' })
  expect(await versionOf('solo')).toBe(version)
  write({ 'solo/driver.js': 'export const solve = () => 1' })
  const other = await versionOf('solo')
  expect(other).not.toBe(version)
  write({ 'solo/baselines/zero.js': 'export const f = () => 1' })
  expect(await versionOf('solo')).not.toBe(other)
})

test('an unknown name is answered with near ones', async () => {
  await expect(load('ordring/pick')).rejects.toThrow("There is no problem 'ordring/pick'; did you mean 'ordering/pick'")
  const loaded = await load('ordering')
  expect(() => loaded.set('trian')).toThrow(
    "Problem 'ordering/pick' has no instance set 'trian'; did you mean 'train'?",
  )
  expect(() => loaded.set('toString')).toThrow(InputError)
})

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['a wrong name', problem('solo', "name: 'other'"), "name is 'other', but its folder makes it 'solo'"],
  ['no definition', { 'solo/problem.js': 'export const problem = 1' }, 'export default defineProblem'],
  ['a missing field', problem('solo', 'metric: undefined'), 'metric: Invalid input: expected object'],
  ['a field that is no function', problem('solo', 'size: 5'), 'size: expected a function'],
  ['an unknown seed', problem('solo', "seed: 'one'"), "seed is 'one', which is no baseline; the baselines are: zero"],
  [
    'a broken contract',
    problem('solo', "heuristic: [{ name: '1', doc: '', parameters: [], returns: {} }]"),
    "Contract '1'",
  ],
  ['a missing driver', problem('solo', "driver: 'engine'"), 'There is no module'],
  ['a missing reference', problem('solo', "references: { exact: 'exact' }"), 'There is no module'],
  [
    'a baseline that imports',
    { ...problem('solo'), 'solo/baselines/zero.js': "\nimport './one.js'" },
    "zero.js:2 imports './one.js'; a baseline is one file",
  ],
  [
    'a module that throws',
    { 'solo/problem.js': "throw new Error('no luck')" },
    "Problem 'solo' cannot be loaded: no luck",
  ],
  [
    'a family without default',
    { ...problem('solo/a'), ...problem('solo/b') },
    'choose one of its problems: solo/a, solo/b',
  ],
  [
    'a family with two defaults',
    { ...problem('solo/a', 'default: true'), ...problem('solo/b', 'default: true') },
    "The family 'solo' has two default problems: solo/a, solo/b",
  ],
])('%s is told with its place', async (_, files, message) => {
  write(files)
  const loading = loadProblem('solo', { folders: [folder] })
  await expect(loading).rejects.toThrow(InputError)
  await expect(loading).rejects.toThrow(message)
})

test('folders that are missing, are problems or hold a name twice are refused', async () => {
  write({ ...problem('one/solo'), ...problem('two/solo') })
  const list = (...names: readonly string[]): Promise<unknown> =>
    listProblems({ folders: names.map((name) => join(folder, name)) })
  await expect(list('none')).rejects.toThrow('There is no folder')
  await expect(list('one/solo')).rejects.toThrow('is a problem itself')
  await expect(list('one', 'two')).rejects.toThrow("Two problems are called 'solo'")
})

test("a user's files become a set named after them", async () => {
  write({
    'mine.json': '[{ "weights": [3, 1] }, { "weights": [1, 2, 3, 4, 5] }]',
    'one.json': '{ "weights": [7] }',
    'more/one.json': '{ "weights": [8] }',
    'mine.csv': '1',
    'none.json': '[]',
  })
  const loaded = await load('ordering')
  const setOf = async (...names: readonly string[]): Promise<LoadedSet> =>
    loaded.fileSet(await Promise.all(names.map((name) => readInstanceFile(join(folder, name)))))
  const set = await setOf('mine.json')
  expect(set.name).toBe('mine.json')
  expect(set.instances.map(({ id, group }) => [id, group])).toEqual([
    ['mine.json#1', 'small'],
    ['mine.json#2', 'large'],
  ])
  expect(set.blocks[0]?.instances[0]).toEqual({ weights: Float64Array.of(3, 1) })
  const all = await setOf('one.json', 'mine.json', 'more/one.json')
  expect(all.name).toBe('one.json and 2 more')
  expect(all.instances.map(({ id }) => id)).toEqual([
    join(folder, 'one.json'),
    'mine.json#1',
    'mine.json#2',
    join(folder, 'more/one.json'),
  ])
  await expect(setOf('mine.csv')).rejects.toThrow('reads no such files; it reads: .json')
  await expect(setOf('mine.json', 'none.json')).rejects.toThrow('holds no instances')
  await expect(setOf('gone.json')).rejects.toThrow('there is no such file')
})
