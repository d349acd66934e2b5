export function priority(job) {
  return Promise.resolve(1)
}
