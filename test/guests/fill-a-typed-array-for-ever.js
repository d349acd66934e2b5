export function priority(job) {
  const big = new Float64Array(1e6)
  for (;;) big.fill(job.p)
}
