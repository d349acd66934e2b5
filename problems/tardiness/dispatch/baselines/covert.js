// Cost over time with look-ahead k = 2. D. C. Carroll, Heuristic sequencing of single and multiple component jobs,
// PhD thesis, Massachusetts Institute of Technology, 1965.
export function priority(job, now) {
  const slack = Math.max(0, job.d - job.p - now)
  return Math.max(0, 1 - slack / (2 * job.p)) / job.p
}
