// Augmented MDDC: after each job is appended, the one move of an earlier job to the end that helps most is made, if any helps.
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
