export function priority(job) {
  throw undefined
}
