import { randomStream } from 'heuristica/problem'
import { expect, test } from 'vitest'
import { timesOf } from '../insertion.ts'
import { generate } from '../instances.ts'
import { makespan } from '../schedule.ts'
import { insertionDescent, nehSequence } from '../search.ts'
import { solve, type Heuristic } from './driver.ts'
import problem from './problem.ts'

const instance = generate({ jobs: 20, machines: 5, rep: 900 })
const settings = { iterations: 20, moves: 5, patience: 10 }
const chance = () => randomStream(1, 'driver')
const plain: Heuristic = {
  rate: (_times, work, _position, moved) => work.map((time, job) => time / (1 + (moved[job] as number))),
  guide: (times) => times,
}

test('each iteration asks for ratings, then for times with the chosen jobs marked, all of it copies', () => {
  const calls: string[] = []
  const meddling: Heuristic = {
    rate: (times, work, position, moved, random) => {
      calls.push('rate')
      const answer = plain.rate(times, work, position, moved, random)
      for (const list of [work, position, moved, ...times]) list.fill(-1)
      return answer
    },
    guide: (times, load, position, chosen, moved) => {
      calls.push('guide')
      expect(chosen.reduce((sum, mark) => sum + mark, 0)).toBe(5)
      expect(position.toSorted()).toEqual(Float64Array.from(position.keys()))
      const answer = times.map((row) => row.slice())
      for (const list of [load, position, chosen, moved, ...times]) list.fill(7)
      return answer
    },
  }
  const honest = solve(instance, plain, chance(), settings)
  expect(solve(instance, meddling, chance(), settings)).toEqual(honest)
  expect(calls).toEqual(Array.from({ length: 20 }, () => ['rate', 'guide']).flat())
})

test('the best sequence is no worse than the first local optimum, whatever is answered', () => {
  const start = nehSequence(timesOf(instance.p))
  const first = insertionDescent(timesOf(instance.p))(start)
  const hostile: Heuristic = {
    rate: (_times, work) => work.map(() => -Infinity),
    guide: (times) => times.map((row) => row.map((time) => -time)),
  }
  for (const heuristic of [plain, hostile]) {
    const found = solve(instance, heuristic, chance(), settings)
    expect(makespan(instance, problem.solution(found, instance))).toBeLessThanOrEqual(first)
  }
  expect(solve(instance, plain, chance(), { ...settings, iterations: 0 })).toEqual(start)
})

test.each([
  [{ rate: () => [1, 2] }, 'rate returned 2 numbers, expected one for each of 20 jobs'],
  [{ guide: () => [[1]] }, 'guide returned 1 rows, expected 20 rows of 5 finite numbers'],
  [
    { guide: (times: Float64Array[]) => times.map(() => [1]) },
    'guide returned 1 numbers in row 0, expected 20 rows of 5 finite numbers',
  ],
  [
    { guide: (times: Float64Array[]) => times.map((row) => row.map(() => Infinity)) },
    'guide returned Infinity in row 0, expected 20 rows of 5 finite numbers',
  ],
])('says what is wrong with an answer: %#', (wrong, message) => {
  expect(solve(instance, { ...plain, ...wrong }, chance(), settings)).toBe(message)
})

test('one job, and one machine', () => {
  for (const [jobs, machines] of [
    [1, 3],
    [2, 1],
  ] as const) {
    const small = generate({ jobs, machines, rep: 901 })
    expect(problem.solution(solve(small, plain, chance(), settings), small)).toHaveLength(jobs)
  }
})
