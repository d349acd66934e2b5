/** Guests that attack a problem's driver or its judge: each comes to its verdict, or to exactly the score of the honest rule that it hides behind. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { evaluateBothOrders } from '../src/evaluation/both-orders.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import type { Evaluation } from '../src/evaluation/evaluator.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { createSandbox } from '../src/sandbox/pool.ts'

type Outcome = 'scored as EDD' | 'threw' | 'invalid' | 'timeout' | 'depends on earlier instances'

const dispatch: Readonly<Record<string, Outcome>> = {
  'write-to-the-summary': 'scored as EDD',
  'end-the-loop-by-the-summary': 'scored as EDD',
  'prolong-the-loop-by-the-summary': 'scored as EDD',
  'watch-the-summary': 'threw',
  'freeze-the-summary': 'threw',
  'shorten-a-job': 'threw',
  'give-jobs-a-prototype': 'threw',
  'climb-to-the-caller': 'threw',
  'look-for-more-arguments': 'scored as EDD',
  'catch-the-waiting-list-in-copy-within': 'threw',
  'catch-the-waiting-list-in-to-sorted': 'threw',
  'catch-arrays-by-species': 'threw',
  'catch-frames-in-error-stacks': 'scored as EDD',
  'find-the-driver-by-its-name': 'scored as EDD',
  'import-the-driver': 'scored as EDD',
  'replace-itself-in-the-middle': 'scored as EDD',
  'throw-to-end-the-loop': 'threw',
  'rate-everything-alike': 'scored as EDD',
  'count-calls': 'depends on earlier instances',
  'remember-earlier-instances': 'depends on earlier instances',
  'search-inside-a-call': 'timeout',
}

const sequence: Readonly<Record<string, Outcome>> = {
  'repeat-a-job': 'invalid',
  'leave-a-job-out': 'invalid',
  'leave-all-jobs-out': 'invalid',
  'add-a-job': 'invalid',
  'name-a-job-that-is-not-there': 'invalid',
  'name-a-job-before-the-first': 'invalid',
  'cut-jobs-in-half': 'invalid',
  'put-a-job-at-infinity': 'invalid',
  'wrap-around-indices': 'invalid',
  'leave-holes': 'invalid',
  'return-a-typed-array': 'scored as EDD',
  'claim-an-objective': 'scored as EDD',
  'zero-the-arguments': 'scored as EDD',
  'empty-the-arguments': 'scored as EDD',
  'zero-earlier-arguments': 'scored as EDD',
  'look-for-more-arguments': 'scored as EDD',
  'look-behind-the-arguments': 'scored as EDD',
  'remember-earlier-instances': 'depends on earlier instances',
  'search-without-end': 'timeout',
}

const set = 'test-20'
const folder = mkdtempSync(join(tmpdir(), 'heuristica-'))
const sandbox = createSandbox({ workers: 2 })
const closing: (() => PromiseLike<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
  await sandbox[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const objectives = ({ instances }: Evaluation): readonly number[] => instances.map(({ objective }) => objective)

const outcomeOf = (evaluation: Evaluation, honest: Evaluation): string => {
  const { kind, detail } = evaluation.verdict
  if (kind === 'returned') {
    expect(objectives(evaluation)).toEqual(objectives(honest))
    return 'scored as EDD'
  }
  return detail.startsWith('depends on earlier instances') ? 'depends on earlier instances' : kind
}

describe.each([
  ['dispatch', dispatch],
  ['sequence', sequence],
])('the driver of tardiness/%s', async (name, table) => {
  const problem = await loadProblem(`tardiness/${name}`)
  const references = openReferenceDesk({ problem, folder, cores: 1 })
  closing.push(() => references[Symbol.asyncDispose]())
  const evaluator = createEvaluator({ problem, sandbox, references, memoryMb: 64 })
  const edd = problem.baselines.find((baseline) => baseline.name === 'EDD')?.text ?? ''
  const guests = new URL(`guests/${name}/`, import.meta.url)

  test.each(Object.entries(table))('%s: %s', async (guest, expected) => {
    const honest = await evaluator.evaluate(edd, set)
    const source = readFileSync(new URL(`${guest}.js`, guests), 'utf8')
    const evaluation = await evaluateBothOrders(evaluator, source, set)
    expect(outcomeOf(evaluation, honest), JSON.stringify(evaluation.verdict)).toBe(expected)
    const afterwards = await evaluateBothOrders(evaluator, `${edd}\n// after ${guest}`, set)
    expect(objectives(afterwards)).toEqual(objectives(honest))
  })

  test('every guest has its outcome in the table', () => {
    expect(readdirSync(guests).toSorted()).toEqual(
      Object.keys(table)
        .map((guest) => `${guest}.js`)
        .toSorted(),
    )
  })
})
