// PSK. S. S. Panwalkar, M. L. Smith, C. P. Koulamas, A heuristic for the single machine tardiness problem,
// European Journal of Operational Research 70(3), 1993.
export function sequence(p, d) {
  const waiting = p.map((_, job) => job).toSorted((i, j) => p[i] - p[j] || d[i] - d[j])
  const order = []
  let now = 0
  while (waiting.length > 0) {
    let active = 0
    if (now + p[waiting[0]] < d[waiting[0]]) {
      for (let at = 1; at < waiting.length; at++) {
        const [job, other] = [waiting[active], waiting[at]]
        if (d[job] <= now + p[other]) break
        if (d[job] <= d[other]) continue
        active = at
        if (now + p[other] >= d[other]) break
      }
    }
    const [job] = waiting.splice(active, 1)
    order.push(job)
    now += p[job]
  }
  return order
}
