export function priority(job) {
  Object.setPrototypeOf(job, { d: 0 })
  return -job.d
}
