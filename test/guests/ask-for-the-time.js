export function priority(job) {
  return Date.now()
}
