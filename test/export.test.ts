/** Exported heuristics: imported by plain Node, they solve as they did in the search. */

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { listProblems, loadProblem } from '../src/problem/registry.ts'
import { heuristicModule } from '../src/report/exported/heuristic-module.ts'
import { createSandbox } from '../src/sandbox/pool.ts'
import { heuristica, workFolder } from './command-line.ts'

const names = (await listProblems()).map(({ name }) => name)

/** Solutions of an exported module for a set's first instances, from a Node that knows nothing of this package. */
const solveOutside = (
  folder: string,
  file: string,
  instances: readonly unknown[],
  seeds: readonly number[],
): unknown[] => {
  writeFileSync(join(folder, 'task'), serialize({ instances, seeds }))
  const script = `
    import { readFileSync, writeFileSync } from 'node:fs'
    import { deserialize, serialize } from 'node:v8'
    import { solve } from './${file}'
    const { instances, seeds } = deserialize(readFileSync('task'))
    writeFileSync('solutions', serialize(instances.map((instance, at) => solve(instance, { seed: seeds[at] }))))`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return deserialize(readFileSync(join(folder, 'solutions'))) as unknown[]
}

const objectivesOutside = (problem: LoadedProblem, file: string, folder: string, count: number): readonly number[] => {
  const { definition } = problem
  const { blocks } = problem.set('validation')
  const instances = blocks.flatMap((block) => block.instances).slice(0, count)
  const seeds = blocks.flatMap((block) => block.seeds)
  return solveOutside(folder, file, instances, seeds).map((returned, at) => {
    const solution = definition.diagnostics === true ? (returned as { solution: unknown }).solution : returned
    return definition.objective(instances[at], definition.solution(solution, instances[at]))
  })
}

/** Evaluates a program in the sandbox and, exported, outside of it: on the same instances with the same seeds the objectives agree. */
const compareOutside = async (problem: LoadedProblem, source: string): Promise<void> => {
  const set = problem.set('validation')
  const count = 2
  await using sandbox = createSandbox({ workers: 1 })
  const references = {
    references: async () => set.instances.map(() => ({ value: 1, kind: 'bound' as const, by: 'none' })),
  }
  const evaluator = createEvaluator({ problem, workplace: localWorkplace(sandbox), references, memoryMb: 256 })
  const evaluation = await evaluator.evaluate(source, set)
  const known = evaluation.instances.slice(0, count).map(({ objective }) => objective)
  expect(evaluation.verdict).toMatchObject({ kind: 'returned' })
  for (const [language, file] of [
    ['javascript', 'found.mjs'],
    ['typescript', 'found.mts'],
  ] as const) {
    using folder = workFolder()
    const exported = { problem, source, settings: problem.settings(set), provenance: [['run', 'none']] as const }
    writeFileSync(join(folder.path, file), heuristicModule(exported, language))
    expect(objectivesOutside(problem, file, folder.path, count)).toEqual(known)
  }
}

test('a rule that draws by chance draws the same numbers outside', async () => {
  const source =
    'export const priority = (job) => { const { random } = Math; return Math.max(job.p, 30) + 50 * random() }'
  await compareOutside(await loadProblem('tardiness/dispatch'), source)
})

test.each(names)(
  '%s: an exported baseline reaches the same objectives, from JavaScript and from TypeScript',
  async (name) => {
    const problem = await loadProblem(name)
    await compareOutside(problem, problem.seed.text)
  },
)

test('a run is exported as modules, as JSON lines, as a table and as a recording', { timeout: 120_000 }, async () => {
  using folder = workFolder()
  const run = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await heuristica(folder.path, args)
    expect(code, stderr).toBe(0)
    return stdout
  }
  await run('run', 'tardiness', '--max-evaluations', '30')
  await run('export', 'last', '--output', 'found.ts')
  await run('export', 'last', 'c1', '--output', 'first.mjs', '--format', 'js')
  const script = `
    import { priority, solve } from './found.ts'
    import * as first from './first.mjs'
    const instance = { p: [3, 1, 2], d: [4, 1, 9] }
    console.log(typeof priority, solve(instance).toSorted().join(), first.solve(instance).toSorted().join())`
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder.path })
  expect(printed.toString()).toBe('function 0,1,2 0,1,2\n')
  const found = readFileSync(join(folder.path, 'found.ts'), 'utf8')
  expect(found).toMatch(/priority\(job: \{ p: number, d: number \}, now: number/)
  expect(found).toMatch(/ \* on test +mean gap [\d.]+ %/)
  const rows = (await run('export', 'last', '--format', 'jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { row: string })
  expect(new Set(rows.map(({ row }) => row))).toEqual(new Set(['fact', 'step', 'candidate']))
  const table = (await run('export', 'last', '--format', 'csv')).trim().split('\r\n')
  expect(table[0]).toBe('id,operator,parents,kind,metric,raced,cpuMs,fingerprint,thought,detail,source')
  expect(rows.filter(({ row }) => row === 'candidate').length).toBeGreaterThan(20)
  expect((await heuristica(folder.path, ['export', 'last', 'c999999'])).stderr).toContain('has no candidate "c999999"')
  expect((await heuristica(folder.path, ['export', 'last', 'c1', '--format', 'csv'])).stderr).toContain(
    'leave out "c1"',
  )
})
