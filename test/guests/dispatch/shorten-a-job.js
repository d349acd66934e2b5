export function priority(job) {
  job.p = 0
  return -job.d
}
