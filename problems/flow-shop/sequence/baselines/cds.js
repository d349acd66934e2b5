// Johnson's rule on the first k and the last k machines, for every k; the best of these sequences.
// H. G. Campbell, R. A. Dudek, M. L. Smith, A heuristic algorithm for the n job, m machine sequencing problem, Management Science 16(10), 1970.
const makespan = (times, order) => {
  const ends = times[0].map(() => 0)
  for (const job of order)
    times[job].forEach((time, i) => {
      ends[i] = Math.max(ends[i], i > 0 ? ends[i - 1] : 0) + time
    })
  return ends[ends.length - 1]
}

const johnson = (a, b) => {
  const jobs = [...a.keys()]
  const first = jobs.filter((job) => a[job] < b[job]).toSorted((i, j) => a[i] - a[j])
  const last = jobs.filter((job) => a[job] >= b[job]).toSorted((i, j) => b[j] - b[i])
  return [...first, ...last]
}

export function sequence(times) {
  const rows = times.map((row) => [...row])
  const machines = rows[0].length
  const sum = (list) => list.reduce((total, time) => total + time, 0)
  let best = [...rows.keys()]
  let shortest = Infinity
  for (let k = 1; k < Math.max(2, machines); k++) {
    const order = johnson(
      rows.map((row) => sum(row.slice(0, k))),
      rows.map((row) => sum(row.slice(-k))),
    )
    const found = makespan(rows, order)
    if (found < shortest) {
      shortest = found
      best = order
    }
  }
  return best
}
