/** The dispatching scheduler: whenever the machine is free, the pending job that the rule rates highest goes next. */

import type { Instance } from '../instance.ts'

/** What a rule sees of a pending job. */
export type Job = { readonly p: number; readonly d: number }

/** What a rule sees of all pending jobs, the rated one included. */
export type Pending = {
  readonly count: number
  readonly totalP: number
  readonly minP: number
  readonly meanP: number
  readonly maxP: number
  readonly minD: number
}

export type Heuristic = { readonly priority: (job: Job, now: number, pending: Pending) => number }

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/**
 * Builds a schedule in n(n + 1)/2 − 1 calls of the rule, without allocating in between; ties go to the earliest job in (d, p, index) order.
 * The last job needs no call.
 */
export const solve = ({ p, d }: Instance, { priority }: Heuristic): Int32Array => {
  const n = p.length
  const order = new Int32Array(n)
  const jobs = Array.from(p, (time, index): Job => Object.freeze({ p: time, d: d[index] as number }))
  // Pending jobs stay in (d, p, index) order, so that the first of equals is the one wanted and the head has the smallest due date.
  const waiting = Int32Array.from(p.keys()).toSorted(
    (i, j) => (d[i] as number) - (d[j] as number) || (p[i] as number) - (p[j] as number) || i - j,
  )
  const byTime = Int32Array.from(p.keys()).toSorted((i, j) => (p[i] as number) - (p[j] as number))
  const isDone = new Uint8Array(n)
  let shortest = 0
  let longest = n - 1
  let totalP = 0
  for (let i = 0; i < n; i++) totalP += p[i] as number
  let now = 0
  // Sealed: a rule that writes to it misleads nobody but itself, and only until the next decision.
  const pending: Writable<Pending> = Object.seal({ count: 0, totalP: 0, minP: 0, meanP: 0.5, maxP: 0, minD: 0 })

  for (let position = 0; position < n; position++) {
    const count = n - position
    while (isDone[byTime[shortest] as number] === 1) shortest++
    while (isDone[byTime[longest] as number] === 1) longest--
    let chosen = 0
    if (count > 1) {
      pending.count = count
      pending.totalP = totalP
      pending.minP = p[byTime[shortest] as number] as number
      pending.meanP = totalP / count
      pending.maxP = p[byTime[longest] as number] as number
      pending.minD = d[waiting[0] as number] as number
      let best = priority(jobs[waiting[0] as number] as Job, now, pending)
      for (let at = 1; at < count; at++) {
        const rating = priority(jobs[waiting[at] as number] as Job, now, pending)
        if (rating > best) {
          best = rating
          chosen = at
        }
      }
    }
    const job = waiting[chosen] as number
    waiting.copyWithin(chosen, chosen + 1, count)
    isDone[job] = 1
    totalP -= p[job] as number
    now += p[job] as number
    order[position] = job
  }
  return order
}
