export function priority(job) {
  return setTimeout(() => {}, 0)
}
