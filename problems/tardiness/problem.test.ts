import { Infeasible, signature } from 'heuristica/problem'
import { expect, test } from 'vitest'
import dispatch from './dispatch/problem.ts'
import improve from './improve/problem.ts'
import sequence from './sequence/problem.ts'

test('solutions are permutations, objectives exact integers', () => {
  const instance = dispatch.instance.parse({ p: [4, 2, 3], d: [3, 2, 9] })
  expect(dispatch.objective(instance, dispatch.solution([1, 0, 2], instance))).toBe(3)
  expect(sequence.objective(instance, sequence.solution(Int32Array.of(0, 1, 2), instance))).toBe(5)
  expect(() => dispatch.solution([0, 0, 1], instance)).toThrow(Infeasible)
  expect(dispatch.describe(instance)).toBe('3 jobs, total processing time 9, due dates 2 to 9')
})

test('the problems are of one family, and the dispatching rule is its default', () => {
  expect([dispatch.default, sequence.default]).toEqual([true, undefined])
  const names = Object.keys(dispatch.sets)
  expect(names.slice(0, 6)).toEqual(['train', 'validation', 'test', 'test-20', 'test-200', 'test-500'])
  expect(names.slice(6)).toEqual(['wide-20', 'wide-50', 'wide-100', 'wide-200', 'wide-500'])
  expect(sequence.sets).toBe(dispatch.sets)
  expect(Object.keys(improve.sets)).toEqual(names)
  for (const name of ['train', 'test']) {
    const whole = dispatch.sets[name]?.instances().map(({ id }) => id) ?? []
    const part = improve.sets[name]?.instances().map(({ id }) => id) ?? []
    expect(part.length).toBeLessThan(whole.length)
    expect(part).toEqual(whole.slice(0, part.length))
  }
})

test('the signatures that a model is shown', () => {
  expect(signature(dispatch.heuristic[0] as (typeof dispatch.heuristic)[0])).toContain(
    'export function priority(job, now, pending) {',
  )
  expect(signature(sequence.heuristic[0] as (typeof sequence.heuristic)[0])).toContain(
    'export function sequence(p, d) {',
  )
})

test('parsing is idempotent: an instance that was parsed is an instance', () => {
  const instance = dispatch.instance.parse({ p: [4], d: [-3] })
  expect(dispatch.instance.parse(instance)).toEqual(instance)
})
