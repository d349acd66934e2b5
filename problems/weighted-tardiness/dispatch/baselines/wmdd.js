// Weighted modified due date. J. J. Kanet and X. Li, A weighted modified due date rule for sequencing to minimize weighted tardiness,
// Journal of Scheduling 7(4), 2004.
export function priority(job, now) {
  return -Math.max(job.p, job.d - now) / job.w
}
