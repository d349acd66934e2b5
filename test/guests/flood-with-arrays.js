export function priority(job) {
  const kept = []
  for (;;) kept.push(new Array(1e4).fill({}))
}
