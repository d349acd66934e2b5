/** A tabu search on job shops, for makespans to measure against. */

import type { Random } from 'heuristica/problem'
import type { Instance } from './instance.ts'

const none = -1

/** Operations are numbered job by job; each knows its neighbours in its job and on its machine. */
type Graph = {
  readonly p: Float64Array
  readonly jobBefore: Int32Array
  readonly jobBehind: Int32Array
  readonly before: Int32Array
  readonly behind: Int32Array
}

const graphOf = ({ machine, p }: Pick<Instance, 'machine' | 'p'>, order: ArrayLike<number>): Graph => {
  const machines = p[0]?.length ?? 0
  const count = p.length * machines
  const of = (): Int32Array => new Int32Array(count).fill(none)
  const [jobBefore, jobBehind, before, behind] = [of(), of(), of(), of()]
  const last = new Int32Array(machines).fill(none)
  const next = new Int32Array(p.length)
  for (let at = 0; at < count; at++) {
    const job = order[at] as number
    const k = next[job] as number
    next[job] = k + 1
    const operation = job * machines + k
    if (k > 0) jobBefore[operation] = operation - 1
    if (k < machines - 1) jobBehind[operation] = operation + 1
    const on = machine[job]?.[k] as number
    const previous = last[on] as number
    before[operation] = previous
    if (previous !== none) behind[previous] = operation
    last[on] = operation
  }
  return { p: Float64Array.from(p.flatMap((times) => [...times])), jobBefore, jobBehind, before, behind }
}

/** Longest paths to (`heads`) and from (`tails`) each operation, both without its own time. */
const longestPaths = (graph: Graph) => {
  const { p, jobBefore, jobBehind, before, behind } = graph
  const count = p.length
  const heads = new Float64Array(count)
  const tails = new Float64Array(count)
  const sorted = new Int32Array(count)
  const waiting = new Int32Array(count)
  const after = (values: Float64Array, operation: number): number =>
    operation === none ? 0 : (values[operation] as number) + (p[operation] as number)
  return {
    heads,
    tails,
    /** Works both out again and returns the makespan. */
    update: (): number => {
      let known = 0
      for (let at = 0; at < count; at++) {
        waiting[at] = (jobBefore[at] === none ? 0 : 1) + (before[at] === none ? 0 : 1)
        if (waiting[at] === 0) sorted[known++] = at
      }
      let makespan = 0
      for (let at = 0; at < known; at++) {
        const operation = sorted[at] as number
        heads[operation] = Math.max(
          after(heads, jobBefore[operation] as number),
          after(heads, before[operation] as number),
        )
        makespan = Math.max(makespan, after(heads, operation))
        for (const next of [jobBehind[operation] as number, behind[operation] as number]) {
          if (next === none) continue
          waiting[next] = (waiting[next] as number) - 1
          if (waiting[next] === 0) sorted[known++] = next
        }
      }
      for (let at = count - 1; at >= 0; at--) {
        const operation = sorted[at] as number
        tails[operation] = Math.max(
          after(tails, jobBehind[operation] as number),
          after(tails, behind[operation] as number),
        )
      }
      return makespan
    },
    after,
  }
}

/**
 * The shortest makespan found from the schedule that an order gives. Moves swap the first or last two operations of a critical block
 * (E. Nowicki, C. Smutnicki, Management Science 42(6), 1996), valued by Taillard's estimate (ORSA Journal on Computing 6(2), 1994).
 */
export const tabuSearch = (
  instance: Pick<Instance, 'machine' | 'p'>,
  order: ArrayLike<number>,
  rounds: number,
  random: Random,
): number => {
  const graph = graphOf(instance, order)
  const { p, jobBefore, jobBehind, before, behind } = graph
  const { heads, tails, update, after } = longestPaths(graph)
  const count = p.length
  const tabuUntil = new Map<number, number>()

  const criticalPath = (makespan: number): readonly number[] => {
    const path: number[] = []
    let operation = heads.findIndex((head, at) => head + (p[at] as number) === makespan)
    while (operation !== none) {
      path.push(operation)
      const previous = before[operation] as number
      const isBound = previous !== none && after(heads, previous) === heads[operation]
      operation = isBound ? previous : (jobBefore[operation] as number)
    }
    return path.toReversed()
  }
  /** Pairs at the ends of blocks; the first pair of the first block and the last pair of the last change nothing. */
  const movesOn = (path: readonly number[]): readonly (readonly [number, number])[] => {
    const isNeighbour = (at: number): boolean => behind[path[at] as number] === path[at + 1]
    const moves: (readonly [number, number])[] = []
    for (let at = 0; at + 1 < path.length; at++) {
      if (!isNeighbour(at)) continue
      const isFirst = at > 0 && !isNeighbour(at - 1)
      const isLast = at + 2 < path.length && !isNeighbour(at + 1)
      if (isFirst || isLast) moves.push([path[at] as number, path[at + 1] as number])
    }
    return moves
  }
  const estimate = (u: number, v: number): number => {
    const headV = Math.max(after(heads, jobBefore[v] as number), after(heads, before[u] as number))
    const headU = Math.max(after(heads, jobBefore[u] as number), headV + (p[v] as number))
    const tailU = Math.max(after(tails, jobBehind[u] as number), after(tails, behind[v] as number))
    const tailV = Math.max(after(tails, jobBehind[v] as number), tailU + (p[u] as number))
    return Math.max(headV + (p[v] as number) + tailV, headU + (p[u] as number) + tailU)
  }
  const swap = (u: number, v: number): void => {
    const [first, last] = [before[u] as number, behind[v] as number]
    if (first !== none) behind[first] = v
    if (last !== none) before[last] = u
    before[v] = first
    behind[v] = u
    before[u] = v
    behind[u] = last
  }

  let makespan = update()
  let shortest = makespan
  for (let round = 0; round < rounds; round++) {
    const moves = movesOn(criticalPath(makespan))
    if (moves.length === 0) break
    let best = moves[random.index(moves.length)] as readonly [number, number]
    let least = Infinity
    for (const [u, v] of moves) {
      const value = estimate(u, v)
      const isTabu = (tabuUntil.get(u * count + v) ?? 0) > round
      if (value < least && (!isTabu || value < shortest)) {
        least = value
        best = [u, v]
      }
    }
    const [u, v] = best
    swap(u, v)
    tabuUntil.set(v * count + u, round + 8 + random.index(8))
    makespan = update()
    shortest = Math.min(shortest, makespan)
  }
  return shortest
}
