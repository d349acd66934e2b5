import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadProblem } from '../problem/registry.ts'
import { createSandbox } from '../sandbox/pool.ts'
import { shareDecisions, type SharedDecisions } from './shared-decisions.ts'

const sandbox = createSandbox({ workers: 2 })
afterAll(() => sandbox[Symbol.asyncDispose]())

const dispatch = await loadProblem('tardiness/dispatch')
const sequence = await loadProblem('tardiness/sequence')
const makespan = await loadProblem('makespan', { folders: [join(import.meta.dirname, '../../examples/problems')] })

const share = async (
  problem: typeof dispatch,
  source: string,
  options: { readonly instances?: number; readonly decisions?: number } = {},
): Promise<ReadonlyMap<string, SharedDecisions>> => {
  const baselines = problem.baselines.map(({ name, text }) => ({ name, source: text }))
  const probe = {
    problem,
    sandbox,
    memoryMb: 64,
    set: problem.set('validation'),
    instances: 3,
    decisions: 12,
    ...options,
  }
  const found = await shareDecisions(source, baselines, probe)
  return new Map(found.map((one) => [one.baseline, one]))
}

/** The rule MDD, shifted and scaled by what is alike for all jobs of a decision: other ratings, the same choices. */
const disguised =
  'export const priority = (job, now, pending) => 3 - Math.max(job.p, job.d - now) * (1 + pending.count)'

describe('a rule that is called once for each of the things it chooses among', () => {
  it('is known for a textbook rule however its ratings are scaled', async () => {
    const found = await share(dispatch, disguised)
    expect(found.get('MDD')).toEqual({
      baseline: 'MDD',
      solutions: { same: 3, of: 3 },
      decisions: { same: 36, of: 36 },
    })
    expect(found.get('SPT')?.solutions).toEqual({ same: 0, of: 3 })
  })

  it('shares some decisions with others, and all with itself', async () => {
    const found = await share(dispatch, dispatch.baselines.find(({ name }) => name === 'MDD')?.text ?? '')
    expect(found.get('MDD')?.decisions).toEqual({ same: 36, of: 36 })
    const [mddc, edd] = ['MDDC', 'EDD'].map((name) => found.get(name)?.decisions?.same ?? Number.NaN)
    expect(mddc).toBeGreaterThan(0)
    expect(edd).toBeLessThan(36)
  })

  it('differs in exactly the decisions in which it chooses otherwise', async () => {
    // MDD, but the job that it would take next is not looked at while 60 to 51 jobs are pending: ten of the 99 decisions.
    const mdd = 'Math.max(now + job.p, job.d)'
    const late = `export const priority = (job, now, pending) => pending.count > 50 && pending.count <= 60 ? ${mdd} : -${mdd}`
    const found = await share(dispatch, late, { instances: 1, decisions: 1000 })
    expect(found.get('MDD')).toEqual({
      baseline: 'MDD',
      solutions: { same: 0, of: 1 },
      decisions: { same: 89, of: 99 },
    })
  })
})

it('a heuristic that is called once for everything decides once', async () => {
  const mdd = sequence.baselines.find(({ name }) => name === 'MDD')?.text ?? ''
  const found = await share(sequence, mdd)
  expect(found.get('MDD')).toEqual({ baseline: 'MDD', solutions: { same: 3, of: 3 }, decisions: { same: 3, of: 3 } })
  expect(found.get('EDD')?.decisions).toEqual(found.get('EDD')?.solutions)
})

it('ratings that are all asked before anything is chosen are one decision', async () => {
  const found = await share(makespan, 'export const rate = (time, meanTime) => time / meanTime - 1')
  expect(found.get('LPT')).toEqual({ baseline: 'LPT', solutions: { same: 3, of: 3 }, decisions: { same: 3, of: 3 } })
  expect(found.get('as given')?.decisions).toEqual({ same: 0, of: 3 })
})

it('a heuristic that fails on the probes shares nothing that could be told', async () => {
  const found = await share(dispatch, 'export const priority = () => NaN')
  expect(found.get('MDD')).toEqual({ baseline: 'MDD', solutions: { same: 0, of: 0 }, decisions: undefined })
})
