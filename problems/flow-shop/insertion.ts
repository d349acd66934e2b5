/** Taillard's acceleration: the makespans of all insertions of a job into a sequence, in the time that one makespan takes from scratch. */

/** Processing times, job by job and machine by machine in one array. */
export type Times = { readonly values: Float64Array; readonly jobs: number; readonly machines: number }

export type Insertions = {
  /** Makespan of the sequence that has the job at this place; filled by `evaluate` for places 0 … length. */
  readonly makespans: Float64Array
  /** Looks at the first `length` jobs of the sequence, none of which is `job`, and returns the first place with the smallest makespan. */
  evaluate(order: ArrayLike<number>, length: number, job: number): number
}

/**
 * E. Taillard, Some efficient heuristic methods for the flow shop sequencing problem, European Journal of Operational Research 47(1), 1990.
 * The arrays are reused: what `evaluate` filled holds until its next call.
 */
export const insertions = ({ values, jobs, machines }: Times): Insertions => {
  // Row k of the heads: when the machines have done the first k jobs; row k of the tails: what follows from the k-th on.
  const heads = new Float64Array((jobs + 1) * machines)
  const tails = new Float64Array((jobs + 1) * machines)
  const makespans = new Float64Array(jobs + 1)
  const evaluate = (order: ArrayLike<number>, length: number, job: number): number => {
    for (let at = 0; at < length; at++) {
      const times = (order[at] as number) * machines
      const row = at * machines
      let ready = 0
      for (let machine = 0; machine < machines; machine++) {
        const free = heads[row + machine] as number
        ready = (ready > free ? ready : free) + (values[times + machine] as number)
        heads[row + machines + machine] = ready
      }
    }
    tails.fill(0, length * machines, (length + 1) * machines)
    for (let at = length - 1; at >= 0; at--) {
      const times = (order[at] as number) * machines
      const row = at * machines
      let left = 0
      for (let machine = machines - 1; machine >= 0; machine--) {
        const behind = tails[row + machines + machine] as number
        left = (left > behind ? left : behind) + (values[times + machine] as number)
        tails[row + machine] = left
      }
    }
    const own = job * machines
    let best = 0
    for (let place = 0; place <= length; place++) {
      const row = place * machines
      let ready = 0
      let longest = 0
      for (let machine = 0; machine < machines; machine++) {
        const free = heads[row + machine] as number
        ready = (ready > free ? ready : free) + (values[own + machine] as number)
        const path = ready + (tails[row + machine] as number)
        if (path > longest) longest = path
      }
      makespans[place] = longest
      if (longest < (makespans[best] as number)) best = place
    }
    return best
  }
  return { makespans, evaluate }
}

/** The times of an instance, or of a guide, in one array; what is below 0 counts as 0. */
export const timesOf = (rows: readonly ArrayLike<number>[]): Times => {
  const jobs = rows.length
  const machines = rows[0]?.length ?? 0
  const values = new Float64Array(jobs * machines)
  rows.forEach((row, job) => {
    for (let machine = 0; machine < machines; machine++)
      values[job * machines + machine] = Math.max(0, row[machine] as number)
  })
  return { values, jobs, machines }
}
