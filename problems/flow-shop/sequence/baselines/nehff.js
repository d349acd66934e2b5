// NEHFF: NEH with jobs by mean and deviation of their times, and ties broken by the idle time that an insertion would bring.
// V. Fernandez-Viagas and J. M. Framinan, On insertion tie-breaking rules in heuristics for the permutation flowshop scheduling problem,
// Computers & Operations Research 45, 2014; the order is that of X. Dong, H. Huang, P. Chen, Computers & Operations Research 35(12), 2008.
export function sequence(times) {
  const m = times[0].length
  const weight = times.map((row) => {
    const sum = row.reduce((total, time) => total + time, 0)
    const squares = row.reduce((total, time) => total + time * time, 0)
    return sum / m + (m > 1 ? Math.sqrt((m * squares - sum * sum) / (m * (m - 1))) : 0)
  })
  const order = []
  for (const job of [...weight.keys()].toSorted((a, b) => weight[b] - weight[a]))
    order.splice(bestPlace(times, order, job), 0, job)
  return order
}

const bestPlace = (times, order, job) => {
  const m = times[0].length
  const own = times[job]
  const heads = [new Float64Array(m)]
  for (const other of order) {
    const row = new Float64Array(m)
    const before = heads[heads.length - 1]
    for (let i = 0; i < m; i++) row[i] = Math.max(before[i], i > 0 ? row[i - 1] : 0) + times[other][i]
    heads.push(row)
  }
  let tails = new Float64Array(m)
  const ends = new Float64Array(m)
  let best = 0
  let shortest = Infinity
  let leastIdle = Infinity
  for (let place = order.length; place >= 0; place--) {
    let ready = 0
    let makespan = 0
    for (let i = 0; i < m; i++) {
      ready = Math.max(ready, heads[place][i]) + own[i]
      ends[i] = ready
      makespan = Math.max(makespan, ready + tails[i])
    }
    if (makespan <= shortest) {
      const idle = idleTime(times, order[place], own, ends, heads, place)
      if (makespan < shortest || idle <= leastIdle) {
        best = place
        leastIdle = idle
      }
      shortest = makespan
    }
    if (place === 0) break
    const row = new Float64Array(m)
    for (let i = m - 1; i >= 0; i--)
      row[i] = Math.max(tails[i], i < m - 1 ? row[i + 1] : 0) + times[order[place - 1]][i]
    tails = row
  }
  return best
}

/**
 * What the machines after the first would be idle more, before the job and before the one behind it. The factor, the share of jobs that are
 * still to come, is the same for all places; it is here since its rounding decides some ties, as in the published makespans.
 */
const idleTime = (times, behind, own, ends, heads, place) => {
  const left = times.length - heads.length
  let idle = 0
  let next = behind === undefined ? 0 : ends[0] + times[behind][0]
  for (let i = 1; i < own.length; i++) {
    let more = ends[i] - own[i]
    if (behind === undefined) more -= heads[place][i]
    else {
      more += times[behind][i] - heads[place + 1][i] + Math.max(0, next - ends[i])
      next = Math.max(next, ends[i]) + times[behind][i]
    }
    idle += (more / times.length) * left
  }
  return idle
}
