/** The iterated local search: the rule scores every insertion and every swap of the schedule, and the best is made. */

import { solve as dispatch } from '../dispatch/driver.ts'
import type { Instance } from '../instance.ts'
import { createNeighbourhood } from './neighbourhood.ts'

/** What a rule sees of a move: of the job that moves, and of the one whose place it takes. */
export type Move = {
  readonly delta: number
  readonly isSwap: number
  readonly distance: number
  readonly p: number
  readonly d: number
  readonly completion: number
  readonly otherP: number
  readonly otherD: number
  readonly otherCompletion: number
}

/** What a rule sees of the search. */
export type Search = {
  readonly jobs: number
  readonly progress: number
  readonly total: number
  readonly best: number
  readonly stalled: number
}

export type Heuristic = { readonly score: (move: Move, search: Search) => number }

type Settings = {
  readonly iterations: number
  readonly start: 'MDD' | 'EDD' | 'SPT'
  readonly strength: number
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

const starts = {
  MDD: (job: { readonly p: number; readonly d: number }, now: number) => -Math.max(now + job.p, job.d),
  EDD: (job: { readonly d: number }) => -job.d,
  SPT: (job: { readonly p: number }) => -job.p,
} as const

/** Takes out the job at one position and puts it where it is at the other. */
const insert = (order: Int32Array, from: number, to: number): void => {
  const job = order[from] as number
  if (from < to) order.copyWithin(from, from + 1, to + 1)
  else order.copyWithin(to + 1, to, from)
  order[to] = job
}

const swapJobs = (order: Int32Array, a: number, b: number): void => {
  const job = order[a] as number
  order[a] = order[b] as number
  order[b] = job
}

/**
 * The best schedule met in so many iterations. In each, the move with the largest score is made if that is above zero; where none is, the
 * search goes back to the best schedule and disturbs it by `strength` insertions at random. Ties go to the first: by the earlier position,
 * insertions later, insertions earlier, then swaps. A neighbour's exchange counts as an insertion by one place, and nothing is offered twice.
 */
export const solve = (
  instance: Instance,
  { score }: Heuristic,
  random: { index(below: number): number },
  { iterations, start, strength }: Settings,
): Int32Array => {
  const { p, d } = instance
  const n = p.length
  const order = dispatch(instance, { priority: starts[start] })
  const best = order.slice()
  if (n < 2) return best
  const { load, insertion, swap, completion } = createNeighbourhood(instance)
  let total = 0
  let bestTotal = 0
  // Sealed: a rule that writes to them misleads nobody but itself, and only until the next move.
  const move: Writable<Move> = Object.seal({
    delta: 0,
    isSwap: 0,
    distance: 0,
    p: 0,
    d: 0,
    completion: 0.5,
    otherP: 0,
    otherD: 0,
    otherCompletion: 0.5,
  })
  const search: Writable<Search> = Object.seal({ jobs: n, progress: 0.5, total: 0.5, best: 0.5, stalled: 0 })
  let stalled = 0
  let highest = 0
  let chosenFrom = -1
  let chosenTo = -1
  let chosenSwap = 0

  const offer = (from: number, to: number, isSwap: number, delta: number): void => {
    const job = order[from] as number
    const other = order[to] as number
    move.delta = delta
    move.isSwap = isSwap
    move.distance = to - from
    move.p = p[job] as number
    move.d = d[job] as number
    move.completion = completion[from] as number
    move.otherP = p[other] as number
    move.otherD = d[other] as number
    move.otherCompletion = completion[to] as number
    const rating = score(move, search)
    if (rating > highest) {
      highest = rating
      chosenFrom = from
      chosenTo = to
      chosenSwap = isSwap
    }
  }

  const measure = (): number => {
    let sum = 0
    for (let at = 0; at < n; at++) {
      const late = (completion[at] as number) - (d[order[at] as number] as number)
      if (late > 0) sum += late
    }
    return sum
  }

  for (let iteration = 0; iteration < iterations; iteration++) {
    load(order)
    total = measure()
    if (iteration === 0 || total < bestTotal) {
      bestTotal = total
      best.set(order)
      stalled = 0
    } else stalled++
    if (bestTotal === 0) break
    search.progress = iteration / iterations
    search.total = total
    search.best = bestTotal
    search.stalled = stalled
    highest = 0
    chosenFrom = -1
    for (let from = 0; from < n; from++) {
      const row = from * n
      for (let to = from + 1; to < n; to++) offer(from, to, 0, insertion[row + to] as number)
      for (let to = from - 2; to >= 0; to--) offer(from, to, 0, insertion[row + to] as number)
      for (let to = from + 2; to < n; to++) offer(from, to, 1, swap[row + to] as number)
    }
    if (chosenFrom === -1) {
      order.set(best)
      for (let times = 0; times < strength; times++) insert(order, random.index(n), random.index(n))
    } else if (chosenSwap === 1) swapJobs(order, chosenFrom, chosenTo)
    else insert(order, chosenFrom, chosenTo)
  }
  load(order)
  return measure() < bestTotal ? order : best
}
