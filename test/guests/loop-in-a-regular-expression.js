export function priority(job) {
  return /^(a+)+$/.test('a'.repeat(60) + 'b') ? 1 : 0
}
