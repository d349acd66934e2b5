const self = this
export function priority(job) {
  if (self !== undefined || this !== undefined) throw new Error('There is a this')
  return -job.p
}
