/** What every insertion and every swap of a schedule would change, in O(1) a move on average. */

import type { Instance } from '../instance.ts'

/** Changes of total tardiness for all moves of the schedule that was loaded last; positions count from 0. */
export interface Neighbourhood {
  /** Works out a schedule; O(n²). The tables below then hold for it. */
  readonly load: (order: Int32Array) => void
  /** Completion time by position. */
  readonly completion: Float64Array
  /** At `from * n + to`: when the job at `from` is taken out and put where it is at `to`. Zero on the diagonal. */
  readonly insertion: Float64Array
  /** At `first * n + second`, first < second: when the two jobs change places. */
  readonly swap: Float64Array
}

/**
 * Tables for schedules of one instance. An insertion one place further costs one more job that shifts by the same time. A swap shifts the
 * jobs between by the difference of two processing times: their tardiness is the difference of two prefix sums Σ max(0, shift − slack),
 * which a merge of slacks and shifts, both sorted, gives for all partners of a job at once (after Ergun and Orlin 2006).
 */
export const createNeighbourhood = ({ p, d }: Instance): Neighbourhood => {
  const n = p.length
  const completion = new Float64Array(n)
  const insertion = new Float64Array(n * n)
  const swap = new Float64Array(n * n)
  const byTime = Int32Array.from(p.keys()).toSorted((a, b) => (p[a] as number) - (p[b] as number))
  const time = new Float64Array(n)
  const due = new Float64Array(n)
  const position = new Int32Array(n)
  const sorted = new Float64Array(n)

  const late = (at: number, finished: number): number => {
    const lateness = finished - (due[at] as number)
    return lateness > 0 ? lateness : 0
  }

  const loadInsertions = (): void => {
    for (let from = 0; from < n; from++) {
      const shift = time[from] as number
      const before = late(from, completion[from] as number)
      let between = -before
      for (let to = from + 1; to < n; to++) {
        const end = completion[to] as number
        between += late(to, end - shift) - late(to, end)
        insertion[from * n + to] = between + late(from, end)
      }
      between = -before
      for (let to = from - 1; to >= 0; to--) {
        const end = completion[to] as number
        between += late(to, end + shift) - late(to, end)
        insertion[from * n + to] = between + late(from, end - (time[to] as number) + shift)
      }
    }
  }

  const keep = (slack: number, count: number): void => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] as number) < slack) low = middle + 1
      else high = middle
    }
    sorted.copyWithin(low + 1, low, count)
    sorted[low] = slack
  }

  /** Tardiness of the jobs before position `count` if they all ended later by p − p(first), subtracted for every later partner. */
  const subtractBefore = (first: number, count: number): void => {
    let under = 0
    let sum = 0
    for (let r = 0; r < n; r++) {
      const second = position[byTime[r] as number] as number
      if (second <= first) continue
      const shift = (time[second] as number) - (time[first] as number)
      while (under < count && (sorted[under] as number) < shift) sum += sorted[under++] as number
      swap[first * n + second] = sum - under * shift
    }
  }

  /** The same up to the second of the two, added for every earlier partner. */
  const addBefore = (second: number, count: number): void => {
    let under = 0
    let sum = 0
    for (let r = n - 1; r >= 0; r--) {
      const first = position[byTime[r] as number] as number
      if (first >= second) continue
      const shift = (time[second] as number) - (time[first] as number)
      while (under < count && (sorted[under] as number) < shift) sum += sorted[under++] as number
      swap[first * n + second] = (swap[first * n + second] as number) + under * shift - sum
    }
  }

  const loadSwaps = (): void => {
    for (let at = 0; at < n; at++) {
      addBefore(at, at)
      keep((due[at] as number) - (completion[at] as number), at)
      subtractBefore(at, at + 1)
    }
    for (let first = 0; first < n; first++) {
      const end = completion[first] as number
      let lateBefore = 0
      for (let second = first + 1; second < n; second++) {
        const last = completion[second] as number
        const shift = (time[second] as number) - (time[first] as number)
        const own = late(first, last) - late(first, end) + late(second, end + shift) - late(second, last)
        swap[first * n + second] = (swap[first * n + second] as number) - lateBefore + own
        lateBefore += late(second, last)
      }
    }
  }

  return {
    completion,
    insertion,
    swap,
    load: (order) => {
      let now = 0
      for (let at = 0; at < n; at++) {
        const job = order[at] as number
        position[job] = at
        time[at] = p[job] as number
        due[at] = d[job] as number
        now += p[job] as number
        completion[at] = now
      }
      loadInsertions()
      loadSwaps()
    },
  }
}
