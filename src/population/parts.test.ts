/** The parts of populations keep their promises: draws, clusters, islands, grid, Pareto order, bandit, search tree. */

import { array, assert, constantFrom, double, integer, property, record, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import { randomStream } from '../random.ts'
import { Bandit } from './bandit.ts'
import { Behaviours } from './behaviours.ts'
import { pickSeveralByRank } from './by-rank.ts'
import { Clusters, temperatureAt } from './clusters.ts'
import { complements } from './complement.ts'
import { drawDistinct, drawIndex, softmaxWeights } from './draw.ts'
import { elitist } from './elitist.ts'
import { Grid } from './grid.ts'
import { resets, ringMigration } from './islands.ts'
import { Offspring } from './offspring.ts'
import { offspringWeights } from './offspring-weight.ts'
import { dominanceDissimilarity, dominates, paretoFront } from './pareto.ts'
import { pathTo, programsOf, SearchTree } from './search-tree.ts'
import { unequalPairs } from './unequal-pairs.ts'

const candidate = (number: number, metric: number, kind: Candidate['outcome']['kind'] = 'scored'): Candidate => ({
  id: `c${number}`,
  source: `program ${number}`,
  fingerprint: `program ${number}`,
  operator: 'test',
  parents: [],
  thought: undefined,
  outcome: { kind, detail: '', metric: kind === 'scored' ? metric : Infinity, raced: false, groups: {}, cpuMs: 1 },
})
const candidates = array(
  record({ metric: integer({ min: 1, max: 5 }), kind: constantFrom('scored', 'scored', 'threw') }),
  { maxLength: 12 },
).map((list) => list.map(({ metric, kind }, index) => candidate(index + 1, metric, kind as 'scored')))
const counts = (draws: number, draw: () => number): number[] => {
  const seen: number[] = []
  for (let at = 0; at < draws; at++) {
    const value = draw()
    seen[value] = (seen[value] ?? 0) + 1
  }
  return seen
}

describe('draws', () => {
  test('fall by weight, never on what has none, and uniformly where nothing has any', () => {
    const random = randomStream(1, 'draws')
    const [none, one, three] = counts(4000, () => drawIndex([0, 1, 3], random))
    expect(none).toBeUndefined()
    expect((three ?? 0) / (one ?? 1)).toBeCloseTo(3, 0)
    expect(counts(900, () => drawIndex([0, 0, 0], random)).every((count) => count > 200)).toBe(true)
    expect(() => drawIndex([], random)).toThrow(RangeError)
  })

  test('of several are different, as many as asked or there are, and by rank in the order of the list', () => {
    assert(
      property(array(integer(), { maxLength: 9 }), integer({ min: 0, max: 12 }), integer(), (items, count, seed) => {
        const ranks = [...items.keys()]
        const random = randomStream(seed, 'several')
        const drawn = drawDistinct(ranks, count, (rank) => rank, random)
        expect(new Set(drawn).size).toBe(Math.min(count, ranks.length))
        const ranked = pickSeveralByRank(ranks, count, random)
        expect(ranked).toEqual([...new Set(ranked)].toSorted((a, b) => a - b))
      }),
    )
  })

  test('softmax weights keep the order of scores, greedier when colder', () => {
    expect(softmaxWeights([1, 3, 2], 0)).toEqual([0, 1, 0])
    const [low, , middle] = softmaxWeights([1, 3, 2], 1) as [number, number, number]
    expect([low, middle]).toEqual([Math.exp(-2), Math.exp(-1)])
    expect(softmaxWeights([1, 3, 2], 0.1)[0]).toBeLessThan(low)
  })
})

describe('clusters', () => {
  const program = (item: number, signature: string, score: number, length: number) => ({
    item,
    signature,
    score,
    length,
  })

  test('give programs of different clusters, worst first, the better ones more often and the shorter of equals', () => {
    const clusters = new Clusters<number>()
    clusters.add(program(1, 'a', -1, 900))
    clusters.add(program(2, 'a', -1, 100))
    clusters.add(program(3, 'b', -2, 50))
    clusters.add(program(4, 'c', -9, 50))
    expect([clusters.programs, clusters.size, clusters.best()?.item]).toEqual([4, 3, 1])
    const random = randomStream(2, 'clusters')
    for (let at = 0; at < 50; at++) {
      const drawn = clusters.draw(2, 1, random)
      expect(new Set(drawn.map(({ signature }) => signature)).size).toBe(2)
      expect(drawn.map(({ score }) => score)).toEqual(drawn.map(({ score }) => score).toSorted((a, b) => a - b))
    }
    const [, long, short, worse, worst] = counts(2000, () => clusters.draw(1, 1, random)[0]?.item ?? 0)
    expect(short).toBeGreaterThan(long ?? 0)
    expect((long ?? 0) + (short ?? 0)).toBeGreaterThan(worse ?? 0)
    expect(worst ?? 0).toBeLessThan(worse ?? 0)
    expect(new Clusters<number>().draw(2, 1, random)).toEqual([])
  })

  test('cool down over a period, and begin again', () => {
    expect([0, 50, 99, 100].map((programs) => temperatureAt(programs, 0.1, 100))).toEqual([
      0.1,
      0.05,
      0.1 * (1 - 0.99),
      0.1,
    ])
  })
})

describe('islands', () => {
  test('the weaker half is founded anew from the stronger', () => {
    assert(
      property(array(integer({ min: 0, max: 9 }), { maxLength: 9 }), integer(), (bests, seed) => {
        const done = resets(bests, randomStream(seed, 'resets'))
        expect(done.length).toBe(Math.floor(bests.length / 2))
        const wiped = new Set(done.map((one) => one.wiped))
        const kept = [...bests.keys()].filter((island) => !wiped.has(island))
        for (const { wiped: one, founder } of done) {
          expect(kept).toContain(founder)
          for (const island of kept) expect(bests[one]).toBeLessThanOrEqual(bests[island] as number)
        }
      }),
    )
  })

  test('migrants go one island on around the ring', () => {
    expect(ringMigration([[1, 2], [3], [4]], (island) => island.slice(0, 1))).toEqual([[4], [1], [3]])
    expect(ringMigration([[1, 2]], (island) => island)).toEqual([[]])
  })
})

test('a grid keeps the best of each cell, the older of equals', () => {
  const grid = new Grid()
  expect([grid.add('a', candidate(1, 5)), grid.add('a', candidate(2, 5)), grid.add('a', candidate(3, 4))]).toEqual([
    true,
    false,
    true,
  ])
  grid.add('b', candidate(4, 9))
  expect(grid.elites().map(({ id }) => id)).toEqual(['c3', 'c4'])
  expect(grid.size).toBe(2)
})

test('elitist survival keeps the best, each score once', () => {
  assert(
    property(candidates, integer({ min: 1, max: 6 }), (list, size) => {
      const kept = elitist(list, size)
      const scores = [...new Set(list.filter(isScored).map(({ outcome }) => outcome.metric))].toSorted((a, b) => a - b)
      expect(kept.map(({ outcome }) => outcome.metric)).toEqual(scores.slice(0, size))
    }),
  )
})

test('pairs are of different scores, better and worse told apart, or there are none', () => {
  assert(
    property(candidates, integer(), (list, seed) => {
      const scored = list.filter(isScored)
      const pairs = unequalPairs(scored, 4, randomStream(seed, 'pairs'))
      expect(pairs.length).toBe(new Set(scored.map(({ outcome }) => outcome.metric)).size < 2 ? 0 : 4)
      for (const { better, worse } of pairs) expect(better.outcome.metric).toBeLessThan(worse.outcome.metric)
    }),
  )
})

test('weights of parents rise with quality and fall with children', () => {
  const list = [candidate(1, 1), candidate(2, 2), candidate(3, 3)]
  const [best, middle, worst] = offspringWeights(list, () => 0, 10) as [number, number, number]
  expect(best).toBeGreaterThan(middle)
  expect(middle).toBeGreaterThan(worst)
  expect(offspringWeights(list, ({ id }) => (id === 'c1' ? 3 : 0), 10)[0]).toBeCloseTo(best / 4)
  expect(offspringWeights([candidate(1, 2), candidate(2, 2)], () => 0, 10)).toEqual([0.5, 0.5])
})

describe('the Pareto order', () => {
  const points = array(tuple(integer({ min: 0, max: 4 }), integer({ min: 0, max: 4 })), { maxLength: 12 })

  test('the front dominates or equals everything else, and nothing in it dominates another', () => {
    assert(
      property(points, (list) => {
        const front = paretoFront(list, (point) => point)
        expect(front.some((a) => front.some((b) => dominates(a, b)))).toBe(false)
        for (const point of list) {
          expect(front.some((one) => dominates(one, point) || String(one) === String(point))).toBe(true)
        }
      }),
    )
  })

  test('what nothing dominates loses nothing, the rest by what dominates it and resembles it', () => {
    assert(
      property(points, double({ min: 0.1, max: 1, noNaN: true }), (list, similarity) => {
        const scores = dominanceDissimilarity(
          list,
          (point) => point,
          () => similarity,
        )
        for (const [at, point] of list.entries()) {
          const above = list.filter((other) => dominates(other, point)).length
          expect(scores[at]).toBeCloseTo(-above * similarity)
        }
      }),
    )
  })
})

test('a bandit tries every arm, then mostly the one that pays', () => {
  const bandit = new Bandit(['bad', 'good'], 0.5)
  const pulled = Array.from({ length: 60 }, () => {
    const arm = bandit.pull() ?? ''
    bandit.reward(arm, arm === 'good' ? 1 : 0)
    return arm
  })
  expect(pulled.slice(0, 2)).toEqual(['bad', 'good'])
  expect(pulled.filter((arm) => arm === 'good').length).toBeGreaterThan(45)
  expect(pulled.slice(2)).toContain('bad')
  expect(new Bandit([], 1).pull()).toBeUndefined()
})

test('a search tree hands up the best quality, counts visits, and weighs neglect against quality', () => {
  const tree = new SearchTree()
  const good = tree.add(candidate(1, 1), tree.root)
  const poor = tree.add(candidate(2, 9), tree.root)
  const child = tree.add(candidate(3, 5), poor)
  expect([tree.root.quality, poor.quality, tree.root.visits, poor.visits, child.depth]).toEqual([-1, -5, 3, 2, 2])
  expect(tree.select(tree.root, 0)).toBe(good)
  for (let at = 0; at < 20; at++) tree.add(candidate(4 + at, 8), good)
  // Its children hide the node's own quality.
  expect(good.quality).toBe(-8)
  expect(tree.select(tree.root, 1)).toBe(poor)
  expect(pathTo(child).map(({ id }) => id)).toEqual(['c2', 'c3'])
  expect(programsOf(poor).map(({ id }) => id)).toEqual(['c2', 'c3'])
  expect(tree.select(child, 1)).toBeUndefined()
})

test("programs that found the same solutions are twins of the first; what failed is nobody's", () => {
  const behaviours = new Behaviours()
  const behaving = (number: number, behaviour: string, kind?: 'threw'): Candidate => {
    const one = candidate(number, 1, kind)
    return { ...one, outcome: { ...one.outcome, behaviour } }
  }
  const [first, other, twin, failed] = [behaving(1, 'a'), behaving(2, 'b'), behaving(3, 'a'), behaving(4, 'a', 'threw')]
  for (const one of [first, other, twin, failed, first]) behaviours.note(one)
  expect([first, other, twin, failed].map((one) => behaviours.twinOf(one)?.id)).toEqual([
    undefined,
    undefined,
    'c1',
    undefined,
  ])
})

test('whoever is ahead where a program loses has something to give it, the more the earlier', () => {
  const losing = (number: number, losses: Readonly<Record<string, number>>): Candidate => {
    const one = candidate(number, 1)
    return { ...one, outcome: { ...one.outcome, losses } }
  }
  const one = losing(1, { a: 5, b: 3, c: Number.NaN })
  const worse = losing(2, { a: 6, b: 4, c: 0 })
  const little = losing(3, { a: 9, b: 2, c: 0 })
  const much = losing(4, { a: 1, b: 9, c: 0 })
  expect(complements(one, [worse, little, much, one]).map(({ id }) => id)).toEqual(['c4', 'c3'])
})

describe('whom to develop next', () => {
  const ranked = [1, 2, 3].map((number) => candidate(number, number))
  const [best, second] = ranked as [Candidate, Candidate]

  test('by rank at first, then by what children brought', () => {
    const offspring = new Offspring(0)
    expect(offspring.order(ranked)[0]?.id).toBe('c1')
    for (let child = 0; child < 4; child++) {
      offspring.expect(best)
      offspring.reward(best, 0)
    }
    offspring.expect(second)
    offspring.reward(second, 1)
    expect(offspring.order(ranked)[0]?.id).toBe('c2')
  })

  test('children under way count, so that one question does not go to one program only', () => {
    const offspring = new Offspring(0.3)
    const asked = Array.from({ length: 6 }, () => {
      const parent = offspring.order(ranked)[0] as Candidate
      offspring.expect(parent)
      return parent.id
    })
    expect(new Set(asked).size).toBe(3)
  })

  test('a tuned form goes on with what its program brought', () => {
    const offspring = new Offspring(0)
    for (let child = 0; child < 9; child++) {
      offspring.expect(best)
      offspring.reward(best, 0)
    }
    const heir = candidate(4, 0.5)
    offspring.inherit(heir, best)
    expect(offspring.order([heir, second])[0]?.id).toBe('c2')
  })
})
