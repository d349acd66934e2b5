// MDDC, discovered by a language model starting from MDD. I. O. Cetinkaya, I. E. Buyuktahtakin, P. Shojaee, C. K. Reddy,
// Discovering heuristics with large language models for mixed-integer programs: single-machine scheduling, arXiv:2510.24013, 2025.
export function priority(job, now, pending) {
  const rho = Math.min(job.p / (now + pending.maxP), 1)
  let due = Math.max(1.1 * job.p + now, job.d)
  due *= 1 + (rho * rho) / (1 + rho * rho)
  due += job.p / (now + pending.meanP)
  return -due
}
