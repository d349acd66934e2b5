export function priority(job, now, pending) {
  let best = -Infinity
  for (let trial = 0; trial < 1e6; trial++) best = Math.max(best, Math.sin(trial * job.p) - job.d)
  return best
}
