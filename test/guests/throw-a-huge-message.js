export function priority(job) {
  throw new Error('x'.repeat(1e8))
}
