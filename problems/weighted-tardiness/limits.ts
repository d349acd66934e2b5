/** How large an instance may be: within these, every total is exact in a double. */

export const maxJobs = 1000
/** Largest processing time of a job, in time units. */
export const maxProcessingTime = 1_000_000
/** Largest weight of a job, per time unit of tardiness. */
export const maxWeight = 1000
/** Largest due date, and, negated, the smallest, in time units. */
export const maxDueDate = 1_000_000_000
