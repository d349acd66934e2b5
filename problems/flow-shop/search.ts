/** Searches on sequences by insertion: the constructive NEH, a descent, and moves of chosen jobs. */

import { insertions, type Insertions, type Times } from './insertion.ts'

/** Takes the job at a place out of the first `length` jobs of a sequence. */
const takeOut = (order: Int32Array, at: number, length: number): void => {
  order.copyWithin(at, at + 1, length)
}

/** Puts a job at a place of the first `length` jobs of a sequence, which has room for one more. */
const putIn = (order: Int32Array, place: number, length: number, job: number): void => {
  order.copyWithin(place + 1, place, length)
  order[place] = job
}

/** Jobs by total processing time, the longest first, ties by number: the order in which NEH inserts them. */
const byWork = ({ values, jobs, machines }: Times): readonly number[] => {
  const work = Array.from({ length: jobs }, (_, job) => {
    let sum = 0
    for (let machine = 0; machine < machines; machine++) sum += values[job * machines + machine] as number
    return sum
  })
  return [...work.keys()].toSorted((a, b) => (work[b] as number) - (work[a] as number) || a - b)
}

/** NEH: M. Nawaz, E. Enscore, I. Ham, A heuristic algorithm for the m-machine, n-job flow-shop sequencing problem, Omega 11(1), 1983. */
export const nehSequence = (times: Times): Int32Array => {
  const order = new Int32Array(times.jobs)
  const places = insertions(times)
  byWork(times).forEach((job, length) => putIn(order, places.evaluate(order, length, job), length, job))
  return order
}

/** A descent by these times, in place: reinserts jobs, by number and around again, until none can be put where the makespan is smaller. */
export const insertionDescent = (times: Times): ((order: Int32Array) => number) => {
  const { jobs } = times
  const places: Insertions = insertions(times)
  return (order) => {
    let current = Infinity
    for (let job = 0, unmoved = 0; unmoved < jobs; job = (job + 1) % jobs) {
      const from = order.indexOf(job)
      takeOut(order, from, jobs)
      const place = places.evaluate(order, jobs - 1, job)
      const found = places.makespans[place] as number
      current = places.makespans[from] as number
      const isBetter = found < current
      putIn(order, isBetter ? place : from, jobs - 1, job)
      if (isBetter) current = found
      unmoved = isBetter ? 0 : unmoved + 1
    }
    return current
  }
}

/** Moves each of these jobs to the place that is best by these times; a job stays only where every other place is worse. */
export const moveJobs = (times: Times, order: Int32Array, moved: readonly number[]): void => {
  const { jobs } = times
  const places = insertions(times)
  for (const job of moved) {
    const from = order.indexOf(job)
    takeOut(order, from, jobs)
    places.evaluate(order, jobs - 1, job)
    let place = from === 0 ? Math.min(1, jobs - 1) : 0
    for (let other = 0; other < jobs; other++) {
      const isBetter = (places.makespans[other] as number) < (places.makespans[place] as number)
      if (other !== from && isBetter) place = other
    }
    const isStuck = (places.makespans[from] as number) < (places.makespans[place] as number)
    putIn(order, isStuck ? from : place, jobs - 1, job)
  }
}
