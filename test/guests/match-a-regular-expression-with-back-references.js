export function priority(job) {
  return /^(.*)*\1\1x$/.test('a'.repeat(40)) ? 1 : 0
}
