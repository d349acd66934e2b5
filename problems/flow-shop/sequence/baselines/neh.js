// NEH: jobs by total time, the longest first, each put where the makespan so far is smallest, ties to the first place.
// M. Nawaz, E. Enscore, I. Ham, A heuristic algorithm for the m-machine, n-job flow-shop sequencing problem, Omega 11(1), 1983; insertions
// are valued as in E. Taillard, European Journal of Operational Research 47(1), 1990.
export function sequence(times) {
  const work = times.map((row) => row.reduce((sum, time) => sum + time, 0))
  const order = []
  for (const job of [...work.keys()].toSorted((a, b) => work[b] - work[a]))
    order.splice(bestPlace(times, order, job), 0, job)
  return order
}

const bestPlace = (times, order, job) => {
  const m = times[0].length
  const heads = [new Float64Array(m)]
  for (const other of order) {
    const row = new Float64Array(m)
    const before = heads[heads.length - 1]
    for (let i = 0; i < m; i++) row[i] = Math.max(before[i], i > 0 ? row[i - 1] : 0) + times[other][i]
    heads.push(row)
  }
  let tails = new Float64Array(m)
  let best = 0
  let shortest = Infinity
  for (let place = order.length; place >= 0; place--) {
    let ready = 0
    let makespan = 0
    for (let i = 0; i < m; i++) {
      ready = Math.max(ready, heads[place][i]) + times[job][i]
      makespan = Math.max(makespan, ready + tails[i])
    }
    if (makespan <= shortest) {
      shortest = makespan
      best = place
    }
    if (place === 0) break
    const row = new Float64Array(m)
    for (let i = m - 1; i >= 0; i--)
      row[i] = Math.max(tails[i], i < m - 1 ? row[i + 1] : 0) + times[order[place - 1]][i]
    tails = row
  }
  return best
}
