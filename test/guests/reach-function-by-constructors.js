export function priority(job) {
  return priority.constructor('return 1')()
}
