export function priority(job) {
  const kept = []
  for (;;) kept.push(new Promise(() => kept))
}
