export function priority(job) {
  return performance.now()
}
