export function priority(job) {
  return Number((7n ** 100_000_000n) % 1000n)
}
