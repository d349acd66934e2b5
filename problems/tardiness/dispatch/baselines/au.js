// Apparent urgency, the unweighted form of ATC, with look-ahead k = 2. T. E. Morton, R. M. Rachamadugu, A. Vepsalainen,
// Accurate myopic heuristics for tardiness scheduling, GSIA working paper 36-83-84, Carnegie Mellon University, 1984.
export function priority(job, now, pending) {
  const slack = Math.max(0, job.d - job.p - now)
  return Math.exp(-slack / (2 * pending.meanP)) / job.p
}
