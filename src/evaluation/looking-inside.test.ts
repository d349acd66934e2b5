import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { loadProblem } from '../problem/registry.ts'
import { createSandbox } from '../sandbox/pool.ts'
import { executedLines } from './executed-lines.ts'
import { solveInstances } from './solve-instances.ts'

let problem: LoadedProblem
let sandbox: ReturnType<typeof createSandbox>
beforeAll(async () => {
  problem = await loadProblem('tardiness/dispatch')
  sandbox = createSandbox({ workers: 1 })
})
afterAll(() => sandbox[Symbol.asyncDispose]())

test('single instances are solved and scored as in an evaluation, and failures are told', async () => {
  const set = problem.set('train')
  const source = 'export const priority = (job) => -job.d'
  const [first, last] = await solveInstances(problem, source, set, [0, 199], { sandbox, memoryMb: 64 })
  expect(first).toMatchObject({ kind: 'solved', id: set.instances[0]?.id, solution: expect.any(Int32Array) })
  expect(last).toMatchObject({ kind: 'solved', id: set.instances[199]?.id, objective: expect.any(Number) })
  const [failed] = await solveInstances(problem, 'export const priority = () => NaN', set, [3], {
    sandbox,
    memoryMb: 64,
  })
  expect(failed).toMatchObject({ kind: 'failed', detail: expect.stringContaining('priority returned NaN') })
})

test('lines are counted over several instances', async () => {
  const set = problem.set('train')
  const source = 'export const priority = (job) => {\n  if (job.d < 0)\n    return 1\n  return -job.d\n}'
  const counts = await executedLines(problem, source, set, [0, 1], { sandbox, memoryMb: 64 })
  const calls = (50 * 51) / 2 - 1
  expect(counts).toEqual([0, 2 * calls, 0, 2 * calls, 0])
  expect(
    await executedLines(problem, 'export const priority = () => NaN', set, [0], { sandbox, memoryMb: 64 }),
  ).toBeUndefined()
})
