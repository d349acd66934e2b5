// Modified due date. K. R. Baker and J. W. M. Bertrand, A dynamic priority rule for scheduling against due-dates,
// Journal of Operations Management 3(1), 1982. Ties go to the lowest index.
export function sequence(p, d) {
  const waiting = p.map((_, job) => job)
  const order = []
  let now = 0
  while (waiting.length > 0) {
    let first = 0
    let earliest = Infinity
    waiting.forEach((job, at) => {
      const due = Math.max(now + p[job], d[job])
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
