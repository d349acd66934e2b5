import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import { generate } from '../instances.ts'
import { solve } from './driver.ts'
import problem from './problem.ts'

const settings = { start: 0 }

test('tells the rule where it is and exactly what is left, ascending and afresh', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 12 }),
      fc.nat(),
      fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
      (n, anywhere, picks) => {
        const start = anywhere % n
        const instance = generate({ n, clusters: 0, rep: 1 })
        const rows = distanceRows(instance)
        const visited = [start]
        const seen = new Set<unknown>()
        const tour = solve(
          instance,
          {
            select: (current, from, unvisited, distances) => {
              expect([current, from]).toEqual([visited.at(-1), start])
              expect(unvisited).toEqual([...instance.x.keys()].filter((city) => !visited.includes(city)))
              expect(distances).toEqual(rows)
              expect(seen.has(unvisited)).toBe(false)
              seen.add(unvisited)
              const next = unvisited[(picks[visited.length] as number) % unvisited.length] as number
              visited.push(next)
              // What a rule does to its own list is its own affair.
              ;(unvisited as number[]).length = 0
              return next
            },
          },
          undefined,
          { start },
        ) as Int32Array
        expect(seen.size).toBe(n - 2)
        expect([...tour].slice(0, -1)).toEqual(visited)
        expect(problem.solution(tour, instance)).toEqual(tour)
      },
    ),
  )
})

test.each([-1, 5, 0.5, 2 ** 32 + 1, Infinity, 0])('says which answer was no city to go to: %d', (answer) => {
  const instance = generate({ n: 5, clusters: 0, rep: 1 })
  const solution = solve(instance, { select: () => answer }, undefined, settings)
  expect(solution).toBe(`select returned ${answer} at step 1, which is not in unvisited`)
  expect(() => problem.solution(solution, instance)).toThrow('which is not in unvisited')
})

test('a city that was visited, and a start that is not there', () => {
  const instance = generate({ n: 5, clusters: 0, rep: 1 })
  expect(solve(instance, { select: () => 1 }, undefined, settings)).toBe(
    'select returned 1 at step 2, which is not in unvisited',
  )
  expect(solve(instance, { select: () => 1 }, undefined, { start: 5 })).toContain('there are only 5 cities')
})
