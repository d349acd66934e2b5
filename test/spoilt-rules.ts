/** Published rules with their constants written out, and deliberately spoilt. */

export type SpoiltRule = {
  readonly problem: string
  /** The shipped baseline that the rule is with its published constants. */
  readonly published: string
  readonly source: string
}

export const spoiltRules: readonly SpoiltRule[] = [
  {
    problem: 'tardiness/dispatch',
    published: 'MDD',
    // Published: 1, 1, 1.
    source: `const clock = 0.3
const length = 5
const due = 1
export const priority = (job, now) => -Math.max(clock * now + length * job.p, due * job.d)
`,
  },
  {
    problem: 'tardiness/dispatch',
    published: 'AU',
    // Published: 2 and 1.
    source: `const lookAhead = 12 // tune: 0.1..20 log
const weight = 2.5 // tune: 0..4
export function priority(job, now, pending) {
  const slack = Math.max(0, job.d - job.p - now)
  return Math.exp(-slack / (lookAhead * pending.meanP)) / job.p ** weight
}
`,
  },
  {
    problem: 'bin-packing/online-state',
    published: 'Sum-of-Squares',
    // Published: 1, 2, 1, 2.
    source: `const left = 9
const relief = 5
const entered = 0.2
const burden = 0.3
export function score(item, remaining, { capacity, items, alike, after }) {
  const leaves = items === 0 ? 0 : left - relief * alike
  const enters = remaining === item ? 0 : entered + burden * after
  return -(leaves + enters) - remaining / (2 * capacity) // tune: off
}
`,
  },
]
