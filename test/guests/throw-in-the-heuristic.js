export function priority(job) {
  return job.missing.field
}
