export function priority(job) {
  return '1'
}
