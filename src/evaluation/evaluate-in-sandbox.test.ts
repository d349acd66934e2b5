import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openReferenceDesk, type ReferenceDesk } from '../problem/references.ts'
import { loadProblem } from '../problem/registry.ts'
import { createSandbox } from '../sandbox/pool.ts'
import type { Sandbox } from '../sandbox/verdict.ts'
import { evaluateBothOrders } from './both-orders.ts'
import { createEvaluator } from './evaluate.ts'
import type { Evaluator } from './evaluator.ts'
import { localWorkplace } from './local-workplace.ts'

const problem = await loadProblem('tardiness/dispatch')
const folder = mkdtempSync(join(tmpdir(), 'evaluation-'))
let sandbox: Sandbox
let references: ReferenceDesk
let evaluator: Evaluator

beforeAll(() => {
  sandbox = createSandbox({ workers: 2 })
  references = openReferenceDesk({ problem, folder, cores: 1 })
  evaluator = createEvaluator({ problem, workplace: localWorkplace(sandbox), references, memoryMb: 64 })
})

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]()
  await references[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const mdd = 'export const priority = (job, now) => -Math.max(now + job.p, job.d)'

it('scores an honest rule the same in both orders, and never below the optimum', async () => {
  const evaluation = await evaluateBothOrders(evaluator, mdd, 'test-20')
  expect(evaluation.verdict).toEqual({ kind: 'returned', detail: '' })
  expect(evaluation.instances).toHaveLength(problem.set('test-20').instances.length)
  for (const { objective, reference } of evaluation.instances) expect(objective).toBeGreaterThanOrEqual(reference.value)
  expect(evaluation.metric).toBeGreaterThan(0)
  expect(evaluation.metric).toBeLessThan(0.05)
})

it('finds a rule that counts its calls', async () => {
  const counting = 'let calls = 0\nexport const priority = (job) => (calls++ % 7) * job.p'
  expect((await evaluateBothOrders(evaluator, counting, 'test-20')).verdict).toMatchObject({
    kind: 'invalid',
    detail: expect.stringContaining('depends on earlier instances'),
  })
})

it.each([
  ['syntax', 'export const priority = (job) => job.'],
  ['threw', 'export const priority = (job) =>\n  job.due.date'],
  ['invalid', 'export const priority = (job) => job.due'],
  ['timeout', 'export const priority = () => { for (;;) {} }'],
])('%s is a verdict with a reason, not an error', async (kind, source) => {
  const evaluation = await evaluator.evaluate(source, 'test-20')
  expect(evaluation).toMatchObject({ verdict: { kind }, instances: [], metric: Infinity })
  expect(evaluation.verdict.detail).not.toBe('')
  if (kind === 'threw') expect(evaluation.verdict.detail).toMatch(/\(line 2, column \d+\)$/u)
})
