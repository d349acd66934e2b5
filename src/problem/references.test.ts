import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError } from './input-error.ts'
import type { LoadedProblem } from './loaded-problem.ts'
import { cacheFolder } from './reference-cache.ts'
import { openReferenceDesk, type ReferenceDesk, type ReferenceDeskOptions } from './references.ts'
import { loadProblem } from './registry.ts'

const fixtures = fileURLToPath(new URL('../../test/fixtures/problems', import.meta.url))

let folder: string
let problem: LoadedProblem
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'references-'))
  problem = await loadProblem('ordering', { folders: [fixtures] })
})
afterEach(() => rmSync(folder, { recursive: true }))

const desk = (options: Partial<ReferenceDeskOptions> = {}): ReferenceDesk =>
  openReferenceDesk({ problem, cores: 2, folder, ...options })

/** The problem with a reference of the test's own; it leaves a line in a file for each call. */
const withReference = (body: string, hash = 'h'): LoadedProblem => {
  const file = join(folder, `reference-${hash}.mjs`)
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs'\nconst log = (text) => appendFileSync(${JSON.stringify(join(folder, 'calls'))}, text)\nexport default async (instance) => { ${body} }`,
  )
  return { ...problem, references: [{ method: 'own', url: pathToFileURL(file).href, hash }] }
}
const calls = (): number => readFileSync(join(folder, 'calls'), 'utf8').length

test('computes references of a set in its order, on threads', async () => {
  await using open = desk()
  const { instances } = problem.set('train')
  const progress: number[] = []
  const references = await open.references(
    instances.map((one) => one.data),
    { onProgress: (done) => progress.push(done) },
  )
  expect(references.map((one) => one.value).slice(0, 3)).toEqual([3, 6, 28])
  expect(references).toHaveLength(20)
  expect(references[0]).toEqual({ value: 3, kind: 'optimal', by: 'sorting' })
  expect(progress).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
})

test('computes equal instances once, and nothing that is on disk already', async () => {
  const own = withReference("log('x'); return { value: instance.n, kind: 'bound', by: 'hand' }")
  const instances = [{ n: 1 }, { n: 2 }, { n: 1 }]
  for (const _ of [1, 2]) {
    await using open = desk({ problem: own })
    const known = await Promise.all([open.references(instances), open.references(instances)])
    expect(known.map((one) => one.map(({ value }) => value))).toEqual([
      [1, 2, 1],
      [1, 2, 1],
    ])
  }
  expect(calls()).toBe(2)
  await using changed = desk({
    problem: withReference("log('x'); return { value: 9, kind: 'bound', by: 'hand' }", 'h2'),
  })
  expect(await changed.references([{ n: 1 }])).toEqual([{ value: 9, kind: 'bound', by: 'hand' }])
})

test('a failure names the method; what the instance is to blame for is an input error', async () => {
  await using failing = desk({ problem: withReference("if (instance.n === 0) throw new Error('no luck'); return {}") })
  await expect(failing.references([{ n: 0 }])).rejects.toThrow("Reference 'own' failed: no luck")
  await expect(failing.references([{ n: 1 }])).rejects.toThrow("Reference 'own' returned no reference")
  await using open = desk()
  await expect(open.references([{ weights: new Float64Array(1001) }])).rejects.toThrow(
    new InputError('1001 items are too many, at most 1000'),
  )
  expect(() => desk({ method: 'sort' })).toThrow("no reference method 'sort'; did you mean 'sorting'?")
})

test('a thread that dies fails its own instance only', async () => {
  await using open = desk({
    problem: withReference("if (instance.n === 0) process.exit(3); return { value: 1, kind: 'bound', by: 'hand' }"),
    cores: 1,
  })
  const [dead, alive] = await Promise.allSettled([open.references([{ n: 0 }]), open.references([{ n: 1 }])])
  expect(dead).toMatchObject({ status: 'rejected' })
  expect(alive).toMatchObject({ status: 'fulfilled' })
})

test('an abort ends the wait, disposing ends the work', async () => {
  const controller = new AbortController()
  const open = desk({ problem: withReference('return new Promise(() => setInterval(() => {}, 1000))') })
  const aborted = open.references([{ n: 1 }], { signal: controller.signal })
  controller.abort(new Error('enough'))
  await expect(aborted).rejects.toThrow('enough')
  const left = open.references([{ n: 2 }])
  const outcome = expect(left).rejects.toThrow(/closed|ended/)
  await open[Symbol.asyncDispose]()
  await outcome
  await expect(open.references([{ n: 3 }])).rejects.toThrow('closed')
})

test('a cache that cannot be used is told once, and references are still known', async () => {
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'broken'))
  writeFileSync(join(folder, 'broken/references.db'), 'this is no database, but it is long enough to be taken for one')
  for (const unusable of ['file', 'broken']) {
    const notices: string[] = []
    await using open = desk({ folder: join(folder, unusable), notice: (message) => notices.push(message) })
    const { data } = problem.set('test').instances[0] as { readonly data: unknown }
    expect(await open.references([data])).toEqual(await open.references([data]))
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('set HEURISTICA_CACHE')
  }
})

test('several processes may use one cache at once', async () => {
  const module = JSON.stringify(new URL('reference-cache.ts', import.meta.url).href)
  const program = `const { openReferenceCache } = await import(${module})
    const cache = openReferenceCache(${JSON.stringify(folder)}, (message) => { console.log(message) })
    for (let i = 0; i < 200; i++) {
      cache.set('k' + (i % 50), { value: i % 50, kind: 'bound', by: 'hand' })
      if (cache.get('k' + (i % 50))?.value !== i % 50) console.log('lost')
    }
    cache[Symbol.dispose]()`
  const run = (): Promise<{ stdout: string }> =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  const outputs = await Promise.all([run(), run(), run(), run()])
  expect(outputs.map((one) => one.stdout)).toEqual(['', '', '', ''])
})

test('the cache is where the environment says', () => {
  expect(cacheFolder({ HEURISTICA_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a')
  expect(cacheFolder({ XDG_CACHE_HOME: '/b' })).toBe('/b/heuristica')
  expect(cacheFolder({})).toMatch(/\.cache.heuristica$/)
})
