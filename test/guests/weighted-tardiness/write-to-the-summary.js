export function priority(job, now, pending) {
  Object.assign(pending, { count: 0, totalP: -1e9, meanP: 0, maxP: -1, totalW: 0, meanD: 0, minD: 1e9 })
  return job.w / job.p
}
