// Earliest due date first. J. R. Jackson, Scheduling a production line to minimize maximum tardiness, UCLA research report 43, 1955.
export function priority(job) {
  return -job.d
}
