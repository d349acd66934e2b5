/** Guided local search on sequences: the candidate says which jobs to move out of a local optimum, and by which times. */

import { splitRandom } from 'heuristica/problem/search/split-random'
import type { Instance } from '../instance.ts'
import { timesOf, type Times } from '../insertion.ts'
import { insertionDescent, moveJobs, nehSequence } from '../search.ts'

type Draw = () => number

export type Heuristic = {
  readonly rate: (
    times: Float64Array[],
    work: Float64Array,
    position: Float64Array,
    moved: Float64Array,
    random: Draw,
  ) => ArrayLike<number>
  readonly guide: (
    times: Float64Array[],
    load: Float64Array,
    position: Float64Array,
    chosen: Float64Array,
    moved: Float64Array,
    random: Draw,
  ) => readonly ArrayLike<number>[]
}

export type Settings = { readonly iterations: number; readonly moves: number; readonly patience: number }

/** The jobs with the largest ratings, the largest first, ties by number. */
const largest = (ratings: ArrayLike<number>, count: number): readonly number[] =>
  Array.from(ratings, (_, job) => job)
    .toSorted((a, b) => (ratings[b] as number) - (ratings[a] as number) || a - b)
    .slice(0, count)

/** Times to search with; a text says what is wrong with the guide. */
const guidedTimes = (rows: readonly ArrayLike<number>[], jobs: number, machines: number): Times | string => {
  const wanted = `expected ${jobs} rows of ${machines} finite numbers`
  if (rows.length !== jobs) return `guide returned ${rows.length} rows, ${wanted}`
  for (let job = 0; job < jobs; job++) {
    const row = rows[job] as ArrayLike<number>
    if (row.length !== machines) return `guide returned ${row.length} numbers in row ${job}, ${wanted}`
    for (let machine = 0; machine < machines; machine++)
      if (!Number.isFinite(row[machine])) return `guide returned ${row[machine]} in row ${job}, ${wanted}`
  }
  return timesOf(rows)
}

/** The best sequence found; a text says what is wrong with an answer. The candidate is handed copies. */
export const solve = (
  { p }: Instance,
  { rate, guide }: Heuristic,
  random: { readonly index: (below: number) => number },
  { iterations, moves, patience }: Settings,
): Int32Array | string => {
  const times = timesOf(p)
  const { jobs, machines } = times
  const rows = (): Float64Array[] => p.map((row) => Float64Array.from(row))
  const work = Float64Array.from(p, (row) => row.reduce((sum, time) => sum + time, 0))
  const load = Float64Array.from({ length: machines }, (_, machine) =>
    p.reduce((sum, row) => sum + (row[machine] as number), 0),
  )
  const draw = splitRandom(random)
  const descend = insertionDescent(times)
  const order = nehSequence(times)
  const moved = new Float64Array(jobs)
  let shortest = descend(order)
  let best = order.slice()
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const position = new Float64Array(jobs)
    order.forEach((job, at) => {
      position[job] = at
    })
    const ratings = rate(rows(), work.slice(), position.slice(), moved.slice(), draw)
    if (ratings.length !== jobs) return `rate returned ${ratings.length} numbers, expected one for each of ${jobs} jobs`
    const jobsToMove = largest(ratings, moves)
    const chosen = new Float64Array(jobs)
    for (const job of jobsToMove) chosen[job] = 1
    const guided = guidedTimes(guide(rows(), load.slice(), position, chosen, moved.slice(), draw), jobs, machines)
    if (typeof guided === 'string') return guided
    for (const job of jobsToMove) moved[job] = (moved[job] as number) + 1
    moveJobs(guided, order, jobsToMove)
    const found = descend(order)
    if (found < shortest) {
      shortest = found
      best = order.slice()
    } else if (iteration % patience === 0) order.set(best)
  }
  return best
}
