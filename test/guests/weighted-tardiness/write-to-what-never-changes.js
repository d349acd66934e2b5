export function priority(job, now, pending, all) {
  all.meanD = 0
  return job.w / job.p
}
