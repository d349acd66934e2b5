import * as fc from 'fast-check'
import { Infeasible, signature } from 'heuristica/problem'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { planningDomains } from './domains/index.ts'
import { ground } from './ground.ts'
import problem from './heuristic/problem.ts'
import { type Answer, type Heuristic, type Settings, solve } from './heuristic/driver.ts'
import { parsePddl } from './pddl/parse.ts'
import { domains } from './domains/index.ts'
import { readJsonFile, readPddlFile } from './read-pddl.ts'
import { hMax } from './reference.ts'
import { problemOf } from './sets.ts'
import spanner from './spanner/problem.ts'
import { actionCount, actionText, applyTo, factCount, factText, holdsAll, initialState, type Task } from './task.ts'
import { rowOf } from './rows.ts'
import transport from './transport/problem.ts'

const settings: Settings = { search: 'greedy', expansions: 2000, states: 20_000, measure: 'expanded' }
const heuristicNamed = async (file: string): Promise<Heuristic> =>
  (await import(new URL(`heuristic/baselines/${file}.js`, import.meta.url).href)) as Heuristic
const [blind, goalCount, additive, ff, max] = (await Promise.all(
  ['blind', 'goal-count', 'h-add', 'h-ff', 'h-max'].map(heuristicNamed),
)) as [Heuristic, Heuristic, Heuristic, Heuristic, Heuristic]
const planned = (task: Task, heuristic: Heuristic, some: Partial<Settings> = {}) =>
  problem.solution(solve(task, heuristic, undefined, { ...settings, ...some }), task)

/** Towers, each from the bottom up. */
const towers = (...all: readonly string[]): string =>
  all
    .flatMap(([...tower]) => [
      `(on-table ${tower[0]})`,
      ...tower.slice(1).map((block, at) => `(on ${block} ${tower[at]})`),
      `(clear ${tower.at(-1)})`,
    ])
    .join(' ')
const blocks = (init: readonly string[], goal: string): Task => {
  const objects = [...new Set(init.join(''))].toSorted().join(' ')
  const text = `(define (problem towers) (:domain blocksworld) (:objects ${objects})
    (:init (arm-empty) ${towers(...init)}) (:goal (and ${goal})))`
  return ground(parsePddl(text, 'a.pddl', domains)[0] as never)
}
/** Sussman's anomaly: c on a, b beside; wanted a on b on c. */
const sussman = blocks(['ac', 'b'], '(on a b) (on b c)')

/** Steps of a shortest plan, by breadth first over sets of facts as texts; and how many states there are. */
const bruteForce = (task: Task): { readonly steps: number; readonly states: number } => {
  const start = initialState(task)
  const depths = new Map([[start.join(''), 0]])
  const queue = [start]
  let steps = Infinity
  for (const state of queue) {
    const depth = depths.get(state.join('')) as number
    if (holdsAll(state, task.goal)) steps = Math.min(steps, depth)
    for (let action = 0; action < actionCount(task); action++) {
      if (!holdsAll(state, rowOf(task.actions.needs, action))) continue
      const next = state.slice()
      applyTo(next, task, action)
      const key = next.join('')
      if (depths.has(key)) continue
      depths.set(key, depth + 1)
      queue.push(next)
    }
  }
  return { steps, states: depths.size }
}

test('blocks have as many states as there are, and known tasks their known shortest plans', () => {
  // States of the blocks world with a hand: 3 blocks 22, 4 blocks 125, 5 blocks 866 (Slaney and Thiébaux 2001 count those with an empty hand).
  expect(bruteForce(blocks(['abc'], '(on a b)')).states).toBe(22)
  expect(bruteForce(blocks(['abcd'], '(on a b)')).states).toBe(125)
  expect(bruteForce(sussman).steps).toBe(6)
  // International Planning Competition 2000: probBLOCKS-4-0 and 4-1.
  expect(
    planned(blocks(['a', 'b', 'c', 'd'], '(on d c) (on c b) (on b a)'), max, { search: 'astar' }).steps,
  ).toHaveLength(6)
  expect(planned(blocks(['dacb'], '(on d c) (on c a) (on a b)'), max, { search: 'astar' }).steps).toHaveLength(10)
})

test('heuristics on Sussman’s anomaly have the values worked out by hand', async () => {
  const first = (heuristic: Heuristic): number => {
    const values: number[] = []
    solve(
      sussman,
      { value: (state, task) => values[values.push(heuristic.value(state, task)) - 1] as number },
      undefined,
      settings,
    )
    return values[0] as number
  }
  // Without deletes: unstack c, pick up a and b, stack both. (on a b) costs 3 and (on b c) 2 when reached alone.
  expect([blind, goalCount, additive, ff, max].map(first)).toEqual([0, 2, 5, 5, 3])
  expect(hMax(sussman)).toBe(3)
})

const small = fc
  .tuple(fc.constantFrom(...planningDomains), fc.nat(1000))
  .map(([one, seed]) => ground({ domain: one.domain, problem: problemOf(one, one.train.from, seed, 'small') }))

test('A* with an admissible heuristic, and breadth first, find shortest plans; greedy search finds plans', () => {
  fc.assert(
    fc.property(small, (task) => {
      const { steps, states } = bruteForce(task)
      expect(hMax(task)).toBeLessThanOrEqual(steps)
      expect(planned(task, max, { search: 'astar' }).steps).toHaveLength(steps)
      expect(planned(task, blind).steps).toHaveLength(steps)
      for (const heuristic of [goalCount, additive, ff]) {
        const plan = planned(task, heuristic)
        expect(plan.unmet).toBe(0)
        expect(plan.expanded).toBeGreaterThanOrEqual(plan.steps.length)
        expect(plan.expanded).toBeLessThan(states)
      }
    }),
    { numRuns: 25 },
  )
})

test('A* finds shortest plans whatever the values are, as long as they are not too large', () => {
  fc.assert(
    fc.property(small, fc.nat(7), (task, salt) => {
      const uneven: Heuristic = {
        value: (state, view) =>
          Math.max(0, max.value(state, view) - (state.facts.reduce((a, b) => a + b * salt, 0) % 4)),
      }
      expect(planned(task, uneven, { search: 'astar' }).steps).toHaveLength(bruteForce(task).steps)
    }),
    { numRuns: 15 },
  )
})

test('the set of states forgets none and takes none twice', () => {
  fc.assert(
    fc.property(small, fc.integer({ min: 1, max: 300 }), (task, expansions) => {
      const seen = new Set<string>()
      const { expanded, generated } = solve(
        task,
        {
          value: ({ holds, facts, unmet }) => {
            const key = holds.join('')
            expect(seen.has(key)).toBe(false)
            seen.add(key)
            expect(facts).toEqual([...holds.keys()].filter((fact) => holds[fact] === 1))
            expect(unmet).toBe(task.goal.filter((fact) => holds[fact] === 0).length)
            return 0
          },
        },
        undefined,
        { ...settings, expansions },
      )
      expect(expanded).toBeLessThanOrEqual(expansions)
      expect(seen.size).toBeLessThanOrEqual(generated + 1)
    }),
    { numRuns: 20 },
  )
})

test('negative preconditions hold where their atom does not', () => {
  const ferry = ground(
    parsePddl(
      `(define (problem p) (:domain ferry) (:objects c - car a b - location)
        (:init (empty-ferry) (at-ferry a) (at c a)) (:goal (and (at c b) (not (at-ferry b)))))`,
      'a.pddl',
      domains,
    )[0] as never,
  )
  const negated = Array.from({ length: factCount(ferry) }, (_, fact) => factText(ferry, fact)).filter((text) =>
    text.startsWith('(not'),
  )
  expect(negated).toEqual(['(not (at-ferry a))', '(not (at-ferry b))'])
  const { steps } = planned(ferry, blind)
  expect(Array.from(steps, (action) => actionText(ferry, action))).toEqual([
    '(board c a)',
    '(sail a b)',
    '(debark c b)',
    '(sail b a)',
  ])
})

test('a plan is made step by step on the host; counts that cannot be are refused', () => {
  const answer = solve(sussman, ff, undefined, settings)
  const judge = (change: Partial<Answer>) => problem.solution({ ...answer, ...change }, sussman)
  expect(problem.objective(sussman, judge({}))).toBeCloseTo(Math.log10(1 + answer.expanded))
  expect(problem.objective(sussman, judge({ measure: 'generated' }))).toBeCloseTo(Math.log10(1 + answer.generated))
  expect(problem.objective(sussman, judge({ measure: 'steps' }))).toBe(answer.steps.length)
  expect(problem.objective(sussman, judge({ measure: 'unsolved' }))).toBe(0)
  expect(problem.objective(sussman, judge({ steps: [] }))).toBe(11)
  expect(problem.objective(sussman, judge({ steps: answer.steps.slice(0, -1) }))).toBe(10.5)
  expect(problem.objective(sussman, judge({ steps: [], measure: 'unsolved' }))).toBe(1)
  expect(problem.objective(sussman, judge({ steps: [], measure: 'steps' }))).toBe(100_000)
  const refused = (change: Partial<Record<keyof Answer, unknown>>) => {
    const wrong = { ...answer, ...change }
    expect(() => problem.solution(wrong, sussman)).toThrow(Infeasible)
    return expect(() => problem.solution(wrong, sussman))
  }
  refused({ steps: answer.steps.slice(1) }).toThrow(/^step 1, \(.*\), needs \(.*\), which does not hold$/)
  refused({ steps: [actionCount(sussman)] }).toThrow(`step 1 is ${actionCount(sussman)}, expected an action from 0 to`)
  refused({ steps: [0.5] }).toThrow('step 1 is 0.5')
  refused({ steps: 'none' }).toThrow('expected steps and counts of states')
  refused({ expanded: answer.steps.length - 1 }).toThrow('expanded is 5, expected a whole number from 6 to 99999')
  refused({ generated: -1 }).toThrow('generated is -1')
  refused({ measure: 'none' }).toThrow('measure is none')
})

test('states whose value is infinite are dropped; a search without a plan gives the nearest state', () => {
  const stuck = planned(sussman, { value: ({ depth }) => (depth > 2 ? Infinity : 0) })
  expect(stuck.unmet).toBe(1)
  expect(problem.objective(sussman, stuck)).toBe(10.5)
  expect(planned(sussman, blind, { expansions: 1 }).expanded).toBe(1)
  expect(planned(sussman, blind, { states: 4 }).generated).toBeLessThan(8)
})

test('the competition’s tasks are drawn bit by bit', () => {
  // Of the initial atoms and goals of the easy tasks 5 and 30, as the competition's files have them, sorted.
  const sums = planningDomains.map((one) =>
    [4, 29].map((at) => {
      const { init, goal } = problemOf(one, one.easy[at] as readonly number[], 1007 + at, 'x')
      const text = [init, goal].map((all) =>
        all
          .map((literal) => [literal.predicate, ...literal.arguments].join(' '))
          .toSorted()
          .join(';'),
      )
      return createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 12)
    }),
  )
  expect(sums).toEqual([
    ['716c14b39170', 'd6b1a8324746'],
    ['da392b9c4363', '12f80a43107c'],
    ['2c2566bfdcef', '4ebd40521225'],
    ['02f8673cea08', '4920d8c4af45'],
    ['e2a7daad676f', 'f6838b6f8e2b'],
    ['0dc7e110d389', 'f9405ccc8730'],
  ])
})

test('sets hold tasks that can be solved, and share none', () => {
  for (const one of [problem, spanner, transport]) {
    const all = ['train', 'validation', 'test'].map((set) => one.sets[set]?.instances() ?? [])
    expect(all.map(({ length }) => length)).toEqual([10, 8, 16])
    const names = all.flat().map(({ id }) => id)
    expect(new Set(names).size).toBe(names.length)
    expect(one.sets['ipc2023-easy']?.published).toContain('2023')
  }
})

test('the signature names the predicates of the domain, and the hidden view hides them', () => {
  const [contract] = transport.heuristic
  const text = contract === undefined ? '' : signature(contract)
  expect(text).toContain('export function value(state, task) {')
  expect(text).toContain('task.predicates.capacityPredecessor number of the predicate capacity-predecessor')
  expect(text).toContain('task.predicates.in_ number of the predicate in')
  const names = Object.values(transport.anonymous?.names ?? {})
  expect(new Set(names).size).toBe(names.length)
  expect(transport.brief).toContain('(define (domain transport)')
})

test('files hold domains and problems, or problems of domains that ship', () => {
  const text = `(define (problem p) (:domain blocksworld) (:objects a b) (:init (arm-empty) ${towers('a', 'b')}) (:goal (on a b)))`
  const { instances } = readPddlFile(`${text}\n${text}`, 'two.pddl')
  expect(instances).toHaveLength(2)
  expect(problem.instance.parse(instances[0])).toEqual(instances[0])
  expect(problem.describe(instances[0] as Task)).toBe('blocksworld: 2 objects, 11 facts, 12 actions, 1 goals')
  expect(readJsonFile(JSON.stringify([{ problem: text }]), 'a.json').instances).toEqual(instances.slice(1))
  expect(() => readJsonFile('[{"facts":1,"actions":2,"init":3}]', 'a.json')).toThrow(/a\.json:1: instance 1, problem/)
  expect(() => readJsonFile(JSON.stringify([{ problem: text.replace('(on a b)', '(on a c)') }]), 'a.json')).toThrow(
    /^a\.json:1: instance 1: problem:1: expected an object, constant or parameter in \(on a c\), found 'c'/,
  )
  expect(() => readPddlFile(text.replace('(on a b)', '(and (on a b) (on b b))'), 'a.pddl')).not.toThrow()
  expect(() => readJsonFile('[{ "domain": 3 }]', 'a.json')).toThrow(/^a\.json:1: instance 1, domain: .*string/)
  expect(() => readPddlFile(text.replace('(arm-empty)', ''), 'a.pddl')).toThrow(
    'the goal of p can never be reached: no plan makes (on a b) true',
  )
})

test('a drawing tells step by step which goals hold', () => {
  const plan = planned(sussman, ff)
  const whole = problem.draw?.(sussman, plan) ?? ''
  expect(whole).toMatch(/^<svg xmlns=[^]*<\/svg>$/)
  expect(whole).toContain(`a plan of 6 steps, ${plan.expanded} states expanded, ${plan.generated} generated`)
  expect(whole).toContain('6 of 6 steps, 2 of 2 goals hold after (stack a b)')
  expect(whole).toContain('<title>1. (unstack c a)</title>')
  expect(whole).toContain('prefers-color-scheme:dark')
  expect(problem.draw?.(sussman, plan, { step: 0 })).toContain('0 of 6 steps, 0 of 2 goals hold after the beginning')
})
