// MDDC, discovered by a language model starting from MDD. I. O. Cetinkaya, I. E. Buyuktahtakin, P. Shojaee, C. K. Reddy,
// Discovering heuristics with large language models for mixed-integer programs: single-machine scheduling, arXiv:2510.24013, 2025.
export function sequence(p, d) {
  const waiting = p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
  const order = []
  let now = 0
  while (waiting.length > 0) {
    let longest = 0
    let work = 0
    for (const job of waiting) {
      longest = Math.max(longest, p[job])
      work += p[job]
    }
    const mean = work / waiting.length
    let first = 0
    let earliest = Infinity
    waiting.forEach((job, at) => {
      const rho = Math.min(p[job] / (now + longest), 1)
      let due = Math.max(1.1 * p[job] + now, d[job])
      due *= 1 + (rho * rho) / (1 + rho * rho)
      due += p[job] / (now + mean)
      if (due < earliest) {
        earliest = due
        first = at
      }
    })
    const [job] = waiting.splice(first, 1)
    order.push(job)
    now += p[job]
  }
  return order
}
