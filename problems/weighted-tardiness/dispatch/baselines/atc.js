// Apparent tardiness cost with look-ahead k = 2 times the mean processing time of the pending jobs. A. P. J. Vepsalainen and T. E. Morton,
// Priority rules for job shops with weighted tardiness costs, Management Science 33(8), 1987.
export function priority(job, now, pending) {
  const slack = Math.max(0, job.d - job.p - now)
  return (job.w / job.p) * Math.exp(-slack / (2 * pending.meanP))
}
