/** Schedule generation by a dispatching rule: whenever operations compete for a machine, the one that the rule rates highest goes next. */

import type { Instance } from '../instance.ts'

/** What a rule sees of an operation that could go next. */
export type Operation = {
  readonly time: number
  readonly arrival: number
  readonly start: number
  readonly done: number
  readonly remaining: number
  readonly left: number
  readonly next: number
  readonly nextQueue: number
}

/** What a rule sees of the shop at a decision. */
export type Shop = {
  readonly now: number
  readonly waiting: number
  readonly machineLeft: number
  readonly meanTime: number
  readonly meanRemaining: number
  readonly maxRemaining: number
}

export type Heuristic = { readonly priority: (operation: Operation, shop: Shop) => number }

export type Settings = { readonly schedule: 'non-delay' | 'active' }

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/**
 * Non-delay: the earliest moment at which some machine can begin an operation, the machine with the smallest number first, and all operations
 * that can begin there then. Active (B. Giffler, G. L. Thompson, Operations Research 8(4), 1960): the machine on which an operation can end
 * first, and all operations that can begin there before. Ties between ratings go to the job with the smaller number. Returns jobs in the
 * order of their operations.
 */
export const solve = (
  { machine, p }: Instance,
  { priority }: Heuristic,
  _random: unknown,
  { schedule }: Settings,
): Int32Array => {
  const jobs = p.length
  const machines = p[0]?.length ?? 0
  const order = new Int32Array(jobs * machines)
  const next = new Int32Array(jobs)
  const ready = new Float64Array(jobs)
  const free = new Float64Array(machines)
  const remaining = Float64Array.from(p, (times) => times.reduce((sum, time) => sum + time, 0))
  const machineLeft = new Float64Array(machines)
  machine.forEach((visited, job) =>
    visited.forEach((on, k) => {
      machineLeft[on] = (machineLeft[on] as number) + (p[job]?.[k] as number)
    }),
  )
  /** Processing times of the operations that are next in their jobs, by machine. */
  const queue = new Float64Array(machines)
  const isActive = schedule === 'active'
  const competing = new Int32Array(jobs)
  const machineOf = (job: number): number => machine[job]?.[next[job] as number] as number
  const timeOf = (job: number): number => p[job]?.[next[job] as number] as number
  for (let job = 0; job < jobs; job++) queue[machineOf(job)] = (queue[machineOf(job)] as number) + timeOf(job)
  // Sealed: a rule that writes to them misleads nobody but itself, and only until the next decision.
  const operation: Writable<Operation> = Object.seal({
    time: 0,
    arrival: 0,
    start: 0,
    done: 0,
    remaining: 0,
    left: 0,
    next: 0,
    nextQueue: 0,
  })
  const shop: Writable<Shop> = Object.seal({
    now: 0,
    waiting: 0,
    machineLeft: 0,
    meanTime: 0.5,
    meanRemaining: 0.5,
    maxRemaining: 0,
  })

  const describeShop = (on: number, now: number, count: number): void => {
    let times = 0
    let work = 0
    let most = 0
    for (let at = 0; at < count; at++) {
      const job = competing[at] as number
      times += timeOf(job)
      work += remaining[job] as number
      most = Math.max(most, remaining[job] as number)
    }
    shop.now = now
    shop.waiting = count
    shop.machineLeft = machineLeft[on] as number
    shop.meanTime = times / count
    shop.meanRemaining = work / count
    shop.maxRemaining = most
  }
  const total = remaining.slice()
  const rate = (job: number, on: number): number => {
    const k = next[job] as number
    const follows = k + 1 < machines
    const following = follows ? (machine[job]?.[k + 1] as number) : 0
    operation.time = timeOf(job)
    operation.arrival = ready[job] as number
    operation.start = Math.max(ready[job] as number, free[on] as number)
    operation.done = (total[job] as number) - (remaining[job] as number)
    operation.remaining = remaining[job] as number
    operation.left = machines - k
    operation.next = follows ? (p[job]?.[k + 1] as number) : 0
    operation.nextQueue = follows ? (queue[following] as number) : 0
    return priority(operation, shop)
  }
  /** Fills `competing` and returns how many they are, all for one machine. */
  const findCompeting = (): readonly [on: number, now: number, count: number] => {
    let moment = Infinity
    let on = machines
    for (let job = 0; job < jobs; job++) {
      if ((next[job] as number) >= machines) continue
      const candidate = machineOf(job)
      const start = Math.max(ready[job] as number, free[candidate] as number)
      const at = isActive ? start + timeOf(job) : start
      if (at < moment || (at === moment && candidate < on)) {
        moment = at
        on = candidate
      }
    }
    let count = 0
    let now = Infinity
    for (let job = 0; job < jobs; job++) {
      if ((next[job] as number) >= machines || machineOf(job) !== on) continue
      const start = Math.max(ready[job] as number, free[on] as number)
      // An operation of no time may end where it begins.
      const isIn = isActive ? start < moment || start + timeOf(job) === moment : start === moment
      if (!isIn) continue
      competing[count++] = job
      now = Math.min(now, start)
    }
    return [on, now, count]
  }

  for (let position = 0; position < order.length; position++) {
    const [on, now, count] = findCompeting()
    let chosen = competing[0] as number
    if (count > 1) {
      describeShop(on, now, count)
      let best = rate(chosen, on)
      for (let at = 1; at < count; at++) {
        const job = competing[at] as number
        const rating = rate(job, on)
        if (rating > best) {
          best = rating
          chosen = job
        }
      }
    }
    const time = timeOf(chosen)
    const end = Math.max(ready[chosen] as number, free[on] as number) + time
    ready[chosen] = end
    free[on] = end
    remaining[chosen] = (remaining[chosen] as number) - time
    machineLeft[on] = (machineLeft[on] as number) - time
    queue[on] = (queue[on] as number) - time
    next[chosen] = (next[chosen] as number) + 1
    if ((next[chosen] as number) < machines) {
      const following = machineOf(chosen)
      queue[following] = (queue[following] as number) + timeOf(chosen)
    }
    order[position] = chosen
  }
  return order
}
