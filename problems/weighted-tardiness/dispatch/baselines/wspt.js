// Weighted shortest processing time first. W. E. Smith, Various optimizers for single-stage production, Naval Research Logistics
// Quarterly 3, 1956.
export function priority(job) {
  return job.w / job.p
}
