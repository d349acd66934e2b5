// Net benefit of relocation, after J. E. Holsenback and R. M. Russell, A heuristic algorithm for sequencing on one machine to
// minimize total tardiness, Journal of the Operational Research Society 43(1), 1992; written from its abstract.
export function sequence(p, d) {
  const order = p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
  for (let last = order.length - 1; last > 0; last--) {
    const ends = []
    let now = 0
    for (const job of order) ends.push((now += p[job]))
    const tardy = order[last]
    if (ends[last] <= d[tardy]) continue
    let from = -1
    let most = 0
    for (let at = 0; at < last; at++) {
      const moved = order[at]
      if (p[moved] <= p[tardy]) continue
      let benefit = Math.max(0, ends[at] - d[moved]) - Math.max(0, ends[last] - d[moved])
      for (let next = at + 1; next <= last; next++) {
        benefit += Math.min(p[moved], Math.max(0, ends[next] - d[order[next]]))
      }
      if (benefit >= most && benefit > 0) {
        most = benefit
        from = at
      }
    }
    if (from >= 0) order.splice(last, 0, ...order.splice(from, 1))
  }
  return order
}
