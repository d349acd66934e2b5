/** What makes each method the one that was published: whom it shows, what it asks, who survives. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Candidate } from '../src/candidate/candidate.ts'
import type { Message } from '../src/models/model.ts'
import { splitTeam } from '../src/candidate/split-team.ts'
import { fencedBlocks } from '../src/candidate/fences.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { strategies } from '../src/strategies/index.ts'
import { dominates } from '../src/population/pareto.ts'
import { answerOf, creditsOf, judge, streamOf } from './scripted-answers.ts'
import { simulate, simulatedEvaluator, simulationFolder, type Answer } from './simulated-run.ts'

const folders = [join(import.meta.dirname, '../examples/problems')]
const makespan = await loadProblem('makespan', { folders })
const tardiness = await loadProblem('tardiness', { folders: [] })
const reorder = await loadProblem('reorder', { folders: [join(import.meta.dirname, 'fixtures/teams')] })

type Asked = {
  readonly verb: number
  readonly system: string
  readonly user: string
  readonly shown: readonly string[]
}
type Play = {
  readonly name: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly completions: number
  readonly problem?: typeof makespan
  readonly answer?: (messages: readonly Message[], key: string) => Answer
  readonly judge?: typeof judge
}

const program = (k: number): string => `export function rate(time, meanTime, load) {\n  return time + ${k} * load\n}\n`
const fenced = (source: string): string =>
  `Idea: number ${source.match(/\d+/)?.[0] ?? ''}.\n\n\`\`\`js\n${source}\`\`\`\n`

/** Advice to whoever wants words, else a program of its own for each step. */
const plain = (messages: readonly Message[], key: string): Answer =>
  messages[0]?.content.includes('You write no code') === true
    ? `Advice of ${key}.`
    : fenced(program(Number.parseInt(key)))

/** A whole run with what was asked and what came of it, by verb. */
const play = async ({
  name,
  options = {},
  completions,
  problem = makespan,
  answer = plain,
  judge: judged = judge,
}: Play) => {
  using folder = simulationFolder()
  const asked: Asked[] = []
  const candidates: Candidate[] = []
  const strategy = strategies.find((one) => one.name === name)
  if (strategy === undefined) throw new Error(name)
  const { result } = await simulate(folder.path, {
    problem,
    strategy,
    options,
    limits: { completions },
    evaluator: simulatedEvaluator(judged, creditsOf),
    answer: (messages, key) => {
      const [system = '', user = ''] = messages.map(({ content }) => content)
      asked.push({ verb: Number.parseInt(key), system, user, shown: fencedBlocks(user).map(({ code }) => `${code}\n`) })
      return answer(messages, key)
    },
    onEvent: (event) => event.kind === 'delivered' && candidates.push(event.candidate),
  })
  const metricOf = (source: string): number =>
    candidates.find((one) => one.source.trim() === source.trim())?.outcome.metric ?? Number.NaN
  return { asked, candidates, metricOf, result, operators: candidates.map(({ operator }) => operator) }
}

const isAscending = (values: readonly number[]): boolean =>
  values.every((value, at) => at === 0 || value >= (values[at - 1] as number))

describe('best-of', () => {
  test('shows nobody, and asks each time from another angle', async () => {
    const { asked } = await play({ name: 'best-of', completions: 12 })
    expect(asked.flatMap(({ shown }) => shown)).toEqual([])
    expect(new Set(asked.map(({ user }) => user)).size).toBe(12)
  })

  test('stops after the samples that it was to draw', async () => {
    expect((await play({ name: 'best-of', completions: 12, options: { samples: 5 } })).asked.length).toBe(5)
  })
})

describe('hill-climb', () => {
  test('shows the best so far, and what became of an attempt that was not kept', async () => {
    const broken = '3/ask'
    const { asked, candidates, metricOf } = await play({
      name: 'hill-climb',
      completions: 9,
      answer: (messages, key) => (key === broken ? fenced('export function rate(\n') : plain(messages, key)),
    })
    expect(asked.find(({ verb }) => verb === 4)?.user).toMatch(/It failed: syntax: line/)
    for (const { verb, shown } of asked) {
      const before = candidates.filter(({ id }) => Number(id.slice(1)) < verb).map(({ outcome }) => outcome.metric)
      expect(metricOf(shown[0] ?? '')).toBe(Math.min(...before))
    }
  })
})

describe('opro', () => {
  test('shows the best so far with their scores, worst first, to several at once', async () => {
    const { asked, metricOf } = await play({ name: 'opro', completions: 20, options: { children: 4, trajectory: 6 } })
    for (let step = 0; step < 20; step += 4) {
      expect(new Set(asked.slice(step, step + 4).map(({ user }) => user)).size).toBe(1)
      const { shown = [], user = '' } = asked[step] ?? {}
      expect(shown.length).toBe(Math.min(6, 1 + step))
      const metrics = shown.map(metricOf)
      expect(isAscending(metrics.toReversed())).toBe(true)
      expect([...user.matchAll(/score: (\S+)/g)].map(([, score]) => Number(score))).toEqual(metrics)
    }
  })
})

describe('directional', () => {
  test('advice comes from the change and its effect on instances, and goes into the next question', async () => {
    const { asked } = await play({ name: 'directional', completions: 8 })
    const [advice, step] = [asked[1], asked[2]]
    expect(advice?.system).toContain('You write no code')
    expect(advice?.user).toMatch(/^\+ .*2 \* load/m)
    expect(advice?.user).toMatch(/Of 8 instances the change helped on \d, hurt on \d and made no difference on \d\./)
    expect(advice?.user).toContain('gap of A')
    expect(step?.user).toContain(`Advice of ${advice?.verb}/ask.`)
    expect(step?.user).toContain('- number 2')
  })
})

describe('funsearch', () => {
  test('asks each question several times, for the version after two of different clusters, the better one last', async () => {
    const { asked, metricOf } = await play({ name: 'funsearch', completions: 60, options: { islands: 2, inFlight: 1 } })
    const questions = Map.groupBy(asked, ({ verb }) => Math.floor((verb - 2) / 4))
    for (const group of questions.values()) expect(new Set(group.map(({ user }) => user)).size).toBe(1)
    const later = asked.filter(({ shown }) => shown.length === 2)
    expect(later.length).toBeGreaterThan(30)
    for (const { shown, user } of later) {
      expect(user).toContain('Write version v2')
      const [v0 = 0, v1 = 0] = shown.map(metricOf)
      expect(v1).toBeLessThan(v0)
    }
  })
})

describe('eoh', () => {
  const count = (operators: readonly string[], name: string): number => operators.filter((one) => one === name).length

  test('makes 5 N children a generation, N by each operator, after N first programs', async () => {
    const { operators, asked } = await play({ name: 'eoh', completions: 33, options: { population: 3 } })
    expect(operators).toEqual([
      ...Array.from({ length: 3 }, () => 'i1'),
      ...Array.from({ length: 2 }, () => ['e1', 'e2', 'm1', 'm2', 'm3'].flatMap((one) => [one, one, one])).flat(),
    ])
    expect(asked.filter(({ user }) => user.includes('common backbone')).every(({ shown }) => shown.length === 3)).toBe(
      true,
    )
    expect(asked[5]?.user).toMatch(/Algorithm c\d: number \d/)
    expect(asked.some(({ user }) => /score|objective/.test(user))).toBe(false)
  })

  test('draws N operators a generation as the repository does, and is AEL with its operators', async () => {
    const drawn = await play({
      name: 'eoh',
      completions: 26,
      options: { population: 4, initial: 8, operators: 'e1,e2,m1,m2', parents: 2, generation: 'drawn' },
    })
    expect(count(drawn.operators, 'i1')).toBe(8)
    expect(count(drawn.operators, 'm3')).toBe(0)
    expect(drawn.asked.every(({ shown }) => shown.length <= 2)).toBe(true)
    const ael = await play({
      name: 'eoh',
      completions: 12,
      options: { population: 2, operators: 'crossover,mutation', parents: 2 },
    })
    expect(new Set(ael.operators)).toEqual(new Set(['i1', 'crossover', 'mutation']))
    expect(ael.asked.at(-1)?.user).toContain('objective: ')
  })
})

describe('reevo', () => {
  test('reflects on pairs, crosses them, gathers the reflections, and mutates the elitist; no score is shown', async () => {
    const options = { population: 2, initial: 6, mutation: 1 }
    const { asked, operators, metricOf, candidates } = await play({ name: 'reevo', completions: 20, options })
    expect(operators.slice(0, 11)).toEqual([
      'seed',
      ...Array(6).fill('initialise'),
      'crossover',
      'crossover',
      'mutate',
      'mutate',
    ])
    const pair = asked.find(({ user }) => user.startsWith('Below are two programs'))
    const [worse = 0, better = 0] = pair?.shown.map(metricOf) ?? []
    expect(better).toBeLessThan(worse)
    expect(asked.find(({ user }) => user.includes('[Reflection]'))?.user).toMatch(/Advice of \d+\/ask/)
    const elitist = asked.find(({ user }) => user.includes('mutated version'))
    expect(elitist?.user).toContain('[Prior reflection]')
    expect(metricOf(elitist?.shown[0] ?? '')).toBe(
      Math.min(...candidates.slice(0, 9).map(({ outcome }) => outcome.metric)),
    )
    expect(asked.some(({ user }) => user.includes('mean gap'))).toBe(false)
  })

  test('in the black-box view neither the problem nor a name of it is ever told, and what is found has its real names', async () => {
    const { asked, candidates } = await play({
      name: 'reevo',
      problem: tardiness,
      completions: 24,
      options: { population: 2, initial: 6, view: 'black-box' },
      answer: (messages, key) =>
        messages[0]?.content.includes('You write no code') === true
          ? 'Larger numbers first.'
          : fenced(
              `export function heuristic(x, y, z) {\n  return x.x1 * ${Number.parseInt(key)} + Math.min(y, x.x2) - z.z4\n}\n`,
            ),
    })
    const told = asked.map(({ system, user }) => `${system}\n${user}`).join('\n')
    expect(told).toContain('heuristic(x, y, z)')
    for (const word of ['tardiness', 'priority', 'job', 'pending', 'due', 'machine', 'Jackson', 'processing']) {
      expect(told.toLowerCase().includes(word.toLowerCase()), word).toBe(false)
    }
    const found = candidates.filter(({ operator }) => operator !== 'seed')
    expect(
      found.every(({ outcome, source }) => outcome.kind === 'scored' && source.includes('priority(job, now, pending)')),
    ).toBe(true)
    expect(found[0]?.source).toContain('Math.min(now, job.d) - pending.meanP')
  })
})

describe('mcts', () => {
  test('begins with a few different programs, expands a leaf in six ways, and rewrites every description', async () => {
    const { operators, asked, candidates } = await play({ name: 'mcts', completions: 60, options: { initial: 3 } })
    expect(operators.slice(0, 3)).toEqual(['i1', 'e1', 'e1'])
    const runs = operators.join(' ')
    expect(runs).toContain('e2 m1 m1 m2 m2 s1')
    expect(asked.filter(({ user }) => user.includes('Here is a program for the task')).length).toBeGreaterThan(20)
    // Descriptions, not the first thoughts, are what others are shown.
    expect(asked.filter(({ user }) => /^Algorithm c\d+: Advice of/m.test(user)).length).toBeGreaterThan(3)
    const levels = new Map<string, number>()
    for (const { id, operator, parents } of candidates) {
      const above = operator === 'i1' || operator === 'e1' ? 0 : (levels.get(parents[0] ?? '') ?? 0)
      levels.set(id, above + 1)
    }
    expect(Math.max(...levels.values())).toBeGreaterThan(1)
  })

  test('never grows deeper than it may', async () => {
    const { operators } = await play({
      name: 'mcts',
      completions: 40,
      options: { initial: 1, depth: 1, describe: false },
    })
    expect(new Set(operators)).toEqual(new Set(['i1', 'e1']))
  })
})

describe('llamea', () => {
  const failing = (messages: readonly Message[], key: string): Answer =>
    messages[1]?.content.includes('The current population') === true && Number.parseInt(key) < 8
      ? fenced(`export function rate(time) {\n  return 0 / 0 // ${key}\n}\n`)
      : plain(messages, key)

  test('says how strong a mutation is to be, and feeds the error of a failed parent back', async () => {
    const { asked } = await play({
      name: 'llamea',
      completions: 20,
      options: { parents: 2, offspring: 5 },
      answer: failing,
    })
    const mutations = asked.filter(({ user }) => user.includes('The current population'))
    expect(mutations.every(({ user }) => /change about \d+ % of its lines/.test(user))).toBe(true)
    expect(mutations.some(({ user }) => user.includes('It failed: invalid'))).toBe(true)
  })

  test('with commas parents come from the last generation alone, with plus the best stay', async () => {
    for (const elitism of [false, true]) {
      const { candidates } = await play({
        name: 'llamea',
        completions: 27,
        options: { parents: 2, offspring: 5, elitism },
      })
      const generation = (id: string): number => Math.ceil((Number(id.slice(1)) - 2) / 5)
      const ages = candidates.flatMap(({ id, parents }) =>
        parents.slice(0, 1).map((one) => generation(id) - generation(one)),
      )
      expect(Math.max(...ages) > 1).toBe(elitism)
    }
  })
})

describe('meoh', () => {
  test('its finalists are the front: none is both better and faster than another', async () => {
    const { result, candidates } = await play({
      name: 'meoh',
      completions: 60,
      options: { population: 4, resolution: 1 },
      answer: (messages, key) => {
        const random = streamOf(key)
        return fenced(`${program(Number.parseInt(key))}// ${'x'.repeat(random.index(40))}\n`)
      },
    })
    if (result.state !== 'finished') throw new Error('expected an end')
    const scored = candidates.filter(({ outcome }) => outcome.kind === 'scored')
    const point = ({ outcome }: Candidate): number[] => [outcome.metric, outcome.cpuMs]
    const front = result.front?.map(({ id }) => scored.find((one) => one.id === id) as Candidate) ?? []
    expect(front.length).toBeGreaterThan(1)
    for (const one of front) expect(scored.some((other) => dominates(point(other), point(one)))).toBe(false)
  })
})

describe('map-elites', () => {
  test('patches change the parent, whole programs take its place, and inspirations stand beside it', async () => {
    const { candidates, asked } = await play({
      name: 'map-elites',
      completions: 40,
      options: { inFlight: 2, bins: 1000 },
      answer: (messages, key) =>
        messages[0]?.content.includes('<<<<<<< SEARCH') === true
          ? `Idea: more.\n<<<<<<< SEARCH\n  return \n=======\n  return ${key}\n>>>>>>> REPLACE\n<<<<<<< SEARCH\n}\n=======\n} // ${key}\n>>>>>>> REPLACE`
          : plain(messages, key),
    })
    const operators = new Set(candidates.map(({ operator }) => operator))
    expect(operators).toEqual(new Set(['seed', 'patch', 'rewrite']))
    expect(asked.at(-1)?.shown.length).toBeGreaterThan(2)
    // A block that fits nowhere makes no program, and passes for no copy of the parent.
    expect(
      candidates.filter(({ operator }) => operator === 'patch').every(({ outcome }) => outcome.kind === 'unanswered'),
    ).toBe(true)
  })

  test('a patch that fits is applied to the very program that was shown', async () => {
    const { candidates } = await play({
      name: 'map-elites',
      completions: 30,
      options: { patches: 1, inFlight: 1 },
      answer: (messages, key) => {
        const line = /^ {2}return .*$/m.exec(messages[1]?.content.split('## The program to be improved')[1] ?? '')?.[0]
        return `Idea: plus ${key}.\n<<<<<<< SEARCH\n${line}\n=======\n${line} + ${Number.parseInt(key)}\n>>>>>>> REPLACE`
      },
    })
    const byId = new Map(candidates.map((one) => [one.id, one]))
    const patched = candidates.filter(({ operator }) => operator === 'patch')
    expect(patched.length).toBe(30)
    for (const { source, parents, id } of patched) {
      const parent = byId.get(parents[0] ?? '')
      expect(source.length).toBe((parent?.source.length ?? 0) + ` + ${id.slice(1)}`.length)
    }
  })
})

describe('g-lns', () => {
  const shown = ({ outcome }: Candidate): string => outcome.role ?? 'both'
  const good = (messages: readonly Message[], key: string): Answer => answerOf('good', messages, streamOf(key))

  test('fills both roles, and each round lets go of those with least credit', async () => {
    const { candidates, asked, result } = await play({
      name: 'g-lns',
      problem: reorder,
      completions: 24,
      options: { population: 4, prune: 1 },
      answer: good,
    })
    const made = candidates.filter(({ operator }) => operator !== 'team' && operator !== 'seed')
    expect(made.slice(0, 6).map(shown)).toEqual(['destroy', 'repair', 'destroy', 'repair', 'destroy', 'repair'])
    const teams = candidates.filter(({ operator }) => operator === 'team')
    expect(teams.length).toBeGreaterThan(4)
    for (const [at, team] of teams.entries()) {
      const next = teams[at + 1]
      if (next === undefined) continue
      const left = team.parents.filter((id) => !next.parents.includes(id))
      const credits = team.outcome.diagnostics
      const destroys = splitTeam(team.source, ['destroy']).length
      expect(destroys).toBe(4)
      expect(left.length).toBeLessThanOrEqual(2)
      const least = Math.min(...(credits?.['destroyCredits'] ?? []))
      const gone = credits?.['destroyCredits']?.findLastIndex((credit) => credit === least) ?? 0
      const name = /^\/\/ (c\d+)/gm
      const members = [...team.source.matchAll(name)].map(([, id]) => id)
      // The seed plays both roles, and may go from one of them only.
      if (members[gone] !== 'c1') expect(left).toContain(members[gone])
    }
    // One role's prompt tells of that one alone; a joint one of both.
    for (const { system, verb } of asked) {
      const of = candidates.find(({ id }) => id === `c${verb}`)
      const both = of?.operator === 'joint'
      expect(system.includes('`destroy(order')).toBe(both || of?.outcome.role === 'destroy')
      expect(system.includes('`repair(partial')).toBe(both || of?.outcome.role === 'repair')
    }
    if (result.state !== 'finished') throw new Error('expected an end')
    expect(result.winner?.candidate.outcome.role).toBeUndefined()
  })

  test('the joint crossover of the best pair comes into both roles, alone', async () => {
    const { candidates } = await play({
      name: 'g-lns',
      problem: reorder,
      completions: 10,
      options: { population: 3, prune: 1, mutation: 0, crossover: 0 },
      answer: good,
    })
    const joint = candidates.find(({ operator }) => operator === 'joint')
    const [before, after] = ['findLast', 'find'].map((how) =>
      candidates[how as 'find'](
        ({ id, operator }) =>
          operator === 'team' &&
          Math.sign(Number(id.slice(1)) - Number(joint?.id.slice(1))) === (how === 'find' ? 1 : -1),
      ),
    )
    const { pairCredits = [] } = before?.outcome.diagnostics ?? {}
    expect(pairCredits.length).toBe(9)
    expect(joint?.parents.length).toBeLessThanOrEqual(2)
    expect(after?.source.match(new RegExp(`^// ${joint?.id}, joint`, 'gm'))?.length).toBe(2)
  })

  test('newcomers with which the team fails are turned away one by one', async () => {
    const { candidates } = await play({
      name: 'g-lns',
      problem: reorder,
      completions: 8,
      options: { population: 3, prune: 1 },
      answer: good,
      judge: (source) =>
        source.includes('// c3,') ? { kind: 'invalid', detail: 'repair 1 returned city 3 twice' } : judge(source),
    })
    const teams = candidates.filter(({ operator }) => operator === 'team')
    expect(teams[0]?.outcome.kind).toBe('invalid')
    const kept = teams.filter(({ outcome }) => outcome.kind === 'scored')
    expect(kept.at(-1)?.parents).not.toContain('c3')
    expect(kept.some(({ parents }) => parents.includes('c2') && parents.includes('c4'))).toBe(true)
  })
})
