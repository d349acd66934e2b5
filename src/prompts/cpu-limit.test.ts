import { expect, it } from 'vitest'
import { loadProblem } from '../problem/registry.ts'
import { cpuLimit } from './cpu-limit.ts'

it('says what a program may take where it is scored, and on the largest instances that decide in the end', async () => {
  expect(cpuLimit(await loadProblem('tsp/construct'))).toBe(
    '11 ms for an instance of size 50 and 20 ms for one of size 100, the largest that decide in the end',
  )
})

it('says it once where the sizes are the same', async () => {
  expect(cpuLimit(await loadProblem('tardiness/dispatch'))).toBe('13 ms for an instance of size 100')
})

it('writes small allowances as people do', async () => {
  const problem = await loadProblem('tardiness/dispatch')
  const allowing = (ms: number): string =>
    cpuLimit({ ...problem, definition: { ...problem.definition, allowance: () => ms } })
  expect([9.7, 0.96, 0.012, 1234.5].map(allowing)).toEqual([
    '9.7 ms for an instance of size 100',
    '0.96 ms for an instance of size 100',
    '0.012 ms for an instance of size 100',
    '1235 ms for an instance of size 100',
  ])
})
