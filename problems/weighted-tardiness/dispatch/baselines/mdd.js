// Modified due date, blind to weights. K. R. Baker and J. W. M. Bertrand, A dynamic priority rule for scheduling against due-dates,
// Journal of Operations Management 3(1), 1982.
export function priority(job, now) {
  return -Math.max(now + job.p, job.d)
}
