export function priority(job, now, pending) {
  const { d } = job
  Object.assign(pending, { count: 0, totalP: -1e9, minP: 1e9, meanP: 0, maxP: -1, minD: 1e9 })
  return -d
}
