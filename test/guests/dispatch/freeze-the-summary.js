export function priority(job, now, pending) {
  Object.freeze(pending)
  return -job.d
}
