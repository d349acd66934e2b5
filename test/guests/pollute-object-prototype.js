export function priority(job) {
  Object.prototype.polluted = true
  return 1
}
