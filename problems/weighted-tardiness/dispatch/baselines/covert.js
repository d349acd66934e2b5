// Cost over time with look-ahead k = 2. D. C. Carroll, Heuristic sequencing of single and multiple component jobs, PhD thesis,
// Massachusetts Institute of Technology, 1965; with weights as in A. P. J. Vepsalainen and T. E. Morton, Management Science 33(8), 1987.
export function priority(job, now) {
  const slack = Math.max(0, job.d - job.p - now)
  return (job.w / job.p) * Math.max(0, 1 - slack / (2 * job.p))
}
