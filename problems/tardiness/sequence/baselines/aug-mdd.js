// Augmented MDD: after each job is appended, the one move of an earlier job to the end that helps most is made, if any helps.
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
    moveBest(order, p, d)
  }
  return order
}

// What moving the job at `from` to the end of the partial order would save.
function saving(order, from, p, d, starts, end) {
  const moved = order[from]
  let saved = Math.max(0, starts[from] + p[moved] - d[moved]) - Math.max(0, end - d[moved])
  for (let at = from + 1; at < order.length; at++) {
    const job = order[at]
    const late = starts[at] + p[job] - d[job]
    if (late > 0) saved += Math.min(late, p[moved])
  }
  return saved
}

function moveBest(order, p, d) {
  const starts = []
  let end = 0
  for (const job of order) {
    starts.push(end)
    end += p[job]
  }
  let from = -1
  let most = 0
  for (let at = 0; at < order.length - 1; at++) {
    const saved = saving(order, at, p, d, starts, end)
    if (saved > most) {
      most = saved
      from = at
    }
  }
  if (from >= 0) order.push(...order.splice(from, 1))
}
