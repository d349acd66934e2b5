/** The list scheduler: whenever the machine is free, the pending job that the rule rates highest goes next. */

import type { Instance } from '../instance.ts'

/** What a rule sees of a pending job. */
export type Job = { readonly p: number; readonly w: number; readonly d: number }

/** What a rule sees of several jobs. */
export type Summary = {
  readonly count: number
  readonly totalP: number
  readonly meanP: number
  readonly maxP: number
  readonly totalW: number
  readonly meanD: number
  readonly minD: number
}

export type Heuristic = {
  readonly priority: (job: Job, now: number, pending: Summary, all: Summary) => number
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

const sum = (values: Int32Array): number => values.reduce((total, value) => total + value, 0)

/**
 * Builds a schedule in n(n + 1)/2 − 1 calls of the rule, without allocating in between; ties go to the earliest job in (d, p, −w, index)
 * order. The last job needs no call.
 */
export const solve = ({ p, w, d }: Instance, { priority }: Heuristic): Int32Array => {
  const n = p.length
  const order = new Int32Array(n)
  const jobs = Array.from(p, (time, index): Job =>
    Object.freeze({ p: time, w: w[index] as number, d: d[index] as number }),
  )
  // Pending jobs stay in this order, so that the first of equals is the one wanted and the head has the smallest due date.
  const waiting = Int32Array.from(p.keys()).toSorted(
    (i, j) =>
      (d[i] as number) - (d[j] as number) ||
      (p[i] as number) - (p[j] as number) ||
      (w[j] as number) - (w[i] as number) ||
      i - j,
  )
  const byTime = Int32Array.from(p.keys()).toSorted((i, j) => (p[j] as number) - (p[i] as number))
  const isDone = new Uint8Array(n)
  let longest = 0
  let [totalP, totalW, totalD] = [sum(p), sum(w), d.reduce((total, due) => total + due, 0)]
  const summary = (count: number): Summary => ({
    count,
    totalP,
    meanP: totalP / count,
    maxP: p[byTime[longest] as number] as number,
    totalW,
    meanD: totalD / count,
    minD: d[waiting[0] as number] as number,
  })
  const all = Object.freeze(summary(n))
  // Sealed: a rule that writes to it misleads nobody but itself, and only until the next decision.
  const pending: Writable<Summary> = Object.seal({ ...all })
  let now = 0

  for (let position = 0; position < n; position++) {
    const count = n - position
    while (isDone[byTime[longest] as number] === 1) longest++
    let chosen = 0
    if (count > 1) {
      pending.count = count
      pending.totalP = totalP
      pending.meanP = totalP / count
      pending.maxP = p[byTime[longest] as number] as number
      pending.totalW = totalW
      pending.meanD = totalD / count
      pending.minD = d[waiting[0] as number] as number
      let best = priority(jobs[waiting[0] as number] as Job, now, pending, all)
      for (let at = 1; at < count; at++) {
        const rating = priority(jobs[waiting[at] as number] as Job, now, pending, all)
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
    totalW -= w[job] as number
    totalD -= d[job] as number
    now += p[job] as number
    order[position] = job
  }
  return order
}
