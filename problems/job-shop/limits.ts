/** How large an instance may be: within these, every makespan is exact. */

export const maxJobs = 1000
export const maxMachines = 200
/** Largest processing time of an operation, in time units. */
export const maxProcessingTime = 1_000_000
