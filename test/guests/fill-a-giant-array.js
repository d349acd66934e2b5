export function priority(job) {
  return new Array(1e9).fill(0).length
}
