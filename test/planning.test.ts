/** Planning from the command line: PDDL of a user's own, wrong input, and what genetic programming makes of the contract. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, show, workFolder } from './command-line.ts'

const domain = `(define (domain switches)
  (:requirements :strips :typing :negative-preconditions)
  (:types switch)
  (:predicates (on ?s - switch) (next ?s ?t - switch))
  (:action turn-on
    :parameters (?s ?t - switch)
    :precondition (and (next ?s ?t) (on ?s) (not (on ?t)))
    :effect (on ?t)))`
const problem = `(define (problem three)
  (:domain switches)
  (:objects a b c - switch)
  (:init (on a) (next a b) (next b c))
  (:goal (on c)))`

test('a domain of a user’s own is planned in, counted by any measure, and told where it is wrong', async () => {
  using folder = workFolder()
  writeFileSync(join(folder.path, 'switches.pddl'), `${domain}\n${problem}\n`)
  writeFileSync(join(folder.path, 'wrong.pddl'), `${domain}\n${problem.replace('(on c)', '(off c)')}\n`)
  writeFileSync(
    join(folder.path, 'mine.js'),
    'export const value = (state, task) => task.goal.length - state.facts.length',
  )
  const evaluate = (...args: readonly string[]) =>
    heuristica(folder.path, ['evaluate', 'planning', 'mine.js', 'FF', ...args])
  const { code, stdout, stderr } = await evaluate(
    '--instances',
    'switches.pddl',
    '--setting',
    'measure=steps',
    '--json',
  )
  expect(code, stderr).toBe(0)
  const { results } = JSON.parse(stdout) as { results: readonly { instances: readonly { objective: number }[] }[] }
  expect(results.map(({ instances }) => instances.map(({ objective }) => objective))).toEqual([[2], [2]])
  const wrong = await evaluate('--instances', 'wrong.pddl')
  expect([wrong.code, wrong.stdout]).toEqual([2, ''])
  expect(wrong.stderr).toContain("wrong.pddl:13: expected one of the predicates 'on', 'next', found 'off'")
  const setting = await evaluate('--setting', 'search=depth')
  expect([setting.code, setting.stdout]).toEqual([2, ''])
  expect(setting.stderr).toContain('setting search: Invalid option')
})

test('a small run improves on blind search', { timeout: 120_000 }, async () => {
  using folder = workFolder()
  const limits = ['--max-evaluations', '12', '--option', 'initial=12']
  const { code, stderr } = await heuristica(folder.path, ['run', 'planning/miconic', ...limits, '--json'])
  expect(code, stderr).toBe(0)
  const { best } = await show(folder.path)
  const blind = await heuristica(folder.path, ['evaluate', 'planning/miconic', 'blind', '--json'])
  const { results } = JSON.parse(blind.stdout) as { results: readonly { metrics: { meanGap: number } }[] }
  expect(best?.test?.['meanGap']).toBeLessThan(0.6 * (results[0]?.metrics.meanGap ?? 0))
})
