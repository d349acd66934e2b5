/** The exact solver: Lawler's decomposition (1977) with memoised subproblems and elimination rules that are safe on ties. */

import { createMemo } from './memo.ts'
import type { Instance } from './instance.ts'
import { maxJobs } from './limits.ts'

/** A proven optimum: its total tardiness, an order that attains it, and how many subproblems were kept. */
export type Optimum = { readonly value: number; readonly sequence: Int32Array; readonly states: number }

/**
 * Solves an instance of at most `maxJobs` jobs to optimality; pseudo-polynomial, so short for ordinary processing times. A memory of
 * fewer slots than there are subproblems costs time, never the optimum. Default: `memorySlots` 2²⁵.
 *
 * The longest job (ties: the latest in EDD order) at EDD position k leaves some position r ≥ k such that the EDD jobs up to r come
 * before it and the others after it (Lawler 1977). A subproblem is therefore a range of EDD positions, a limit on the rank by processing
 * time, and a start time. Positions r with C(r) ≥ d(r + 1), or with C(r) < d(i) + p(i) for some k < i ≤ r, are left out (Potts and
 * Van Wassenhove 1982); the second must stay strict, or the two together can remove every optimal position.
 */
export const solveExactly = ({ p, d }: Instance, { memorySlots }: { readonly memorySlots?: number } = {}): Optimum => {
  const n = p.length
  const memo = createMemo(memorySlots)
  if (n > maxJobs) throw new RangeError(`The exact solver takes at most ${maxJobs} jobs, this instance has ${n}`)
  const edd = Array.from(p, (_, job) => job).toSorted(
    (i, j) => (d[i] as number) - (d[j] as number) || (p[i] as number) - (p[j] as number) || i - j,
  )
  const time = Int32Array.from(edd, (job) => p[job] as number)
  const due = Int32Array.from(edd, (job) => d[job] as number)
  const rank = new Int32Array(n)
  edd
    .map((_, position) => position)
    .toSorted((i, j) => (time[i] as number) - (time[j] as number) || i - j)
    .forEach((position, r) => (rank[position] = r))

  // A level holds its members and, for each, the largest rank up to it and from it on, both without the longest member.
  let arena = new Int32Array(64 * (n + 1))
  const reserve = (end: number): void => {
    if (end <= arena.length) return
    const larger = new Int32Array(2 * end)
    larger.set(arena)
    arena = larger
  }

  const subsetKey = (first: number, last: number, longest: number): number => (first << 20) | (last << 10) | longest

  /** Total tardiness of members [base, base + m) in EDD order from `start`, or −1 when more than one of them is late. */
  const eddValue = (base: number, m: number, start: number): number => {
    let now = start
    let tardiness = 0
    for (let i = base; i < base + m; i++) {
      const job = arena[i] as number
      now += time[job] as number
      const late = now - (due[job] as number)
      if (late > 0) {
        if (tardiness > 0) return -1
        tardiness = late
      }
    }
    return tardiness
  }

  /** Value of members from `from` to `to` (arena positions, without `skip`) started at `start`; the free arena begins at `top`. */
  const part = (from: number, to: number, skip: number, longest: number, start: number, top: number): number => {
    if (from === skip) from++
    if (to - 1 === skip) to--
    if (from >= to) return 0
    const first = arena[from] as number
    const last = arena[to - 1] as number
    if (first === last) return Math.max(0, start + (time[first] as number) - (due[first] as number))
    const slot = memo.find(subsetKey(first, last, longest), start)
    if (slot !== -1) return memo.value(slot)
    reserve(top + 3 * (to - from))
    let m = 0
    for (let i = from; i < to; i++) if (i !== skip) arena[top + m++] = arena[i] as number
    const easy = eddValue(top, m, start)
    return easy === -1 ? solve(top, m, longest, start) : easy
  }

  /** Value of members [base, base + m), whose longest has rank `longest`; stores it with the best position as an EDD position. */
  const solve = (base: number, m: number, longest: number, start: number): number => {
    const before = base + m
    const after = before + m
    const top = after + m
    let k = 0
    let largest = -1
    for (let i = 0; i < m; i++) {
      const r = rank[arena[base + i] as number] as number
      if (r === longest) k = i
      else if (r > largest) largest = r
      arena[before + i] = largest
    }
    largest = -1
    for (let i = m - 1; i >= 0; i--) {
      const r = rank[arena[base + i] as number] as number
      if (r !== longest && r > largest) largest = r
      arena[after + i] = largest
    }
    const job = arena[base + k] as number
    let now = start
    for (let i = 0; i < k; i++) now += time[arena[base + i] as number] as number
    let best = Infinity
    let split = -1
    let latest = -Infinity
    for (let r = k; r < m; r++) {
      const last = arena[base + r] as number
      now += time[last] as number
      if (r > k) latest = Math.max(latest, (due[last] as number) + (time[last] as number))
      if (now < latest) continue
      if (r + 1 < m && now >= (due[arena[base + r + 1] as number] as number)) continue
      let value = Math.max(0, now - (due[job] as number))
      if (value >= best) continue
      value += part(base, base + r + 1, base + k, arena[before + r] as number, start, top)
      if (value >= best) continue
      if (r + 1 < m) value += part(base + r + 1, base + m, -1, arena[after + r + 1] as number, now, top)
      if (value >= best) continue
      best = value
      split = last
    }
    if (split === -1) throw new Error('Every position of a longest job was eliminated')
    memo.store(subsetKey(arena[base] as number, arena[base + m - 1] as number, longest), start, best, split)
    return best
  }

  /** The best order, as EDD positions, read from the stored splits; a forgotten one is solved again. */
  const rebuild = (): readonly number[] => {
    const order: number[] = []
    const pending: { members: readonly number[]; start: number }[] = [{ members: [...edd.keys()], start: 0 }]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { members, start } = next
      members.forEach((job, i) => (arena[i] = job))
      if (members.length < 2 || eddValue(0, members.length, start) !== -1) {
        order.push(...members)
        continue
      }
      const longest = members.reduce((a, b) => ((rank[a] as number) > (rank[b] as number) ? a : b))
      const key = subsetKey(members[0] as number, members.at(-1) as number, rank[longest] as number)
      if (memo.find(key, start) === -1) solve(0, members.length, rank[longest] as number, start)
      const split = memo.split(memo.find(key, start))
      const left = members.filter((job) => job <= split && job !== longest)
      const right = members.filter((job) => job > split)
      const done = start + left.reduce((sum, job) => sum + (time[job] as number), time[longest] as number)
      pending.push({ members: right, start: done }, { members: [longest], start: done }, { members: left, start })
    }
    return order
  }

  for (let i = 0; i < n; i++) arena[i] = i
  const value = part(0, n, -1, n - 1, 0, n)
  return { value, sequence: Int32Array.from(rebuild(), (position) => edd[position] as number), states: memo.size() }
}
