/** Modified due date, a little in favour of short jobs. */
export function priority(job, now, pending) {
  const modifiedDueDate = Math.max(now + job.p, job.d)
  return -(modifiedDueDate + 0.02 * job.p * (job.p / pending.maxP))
}
