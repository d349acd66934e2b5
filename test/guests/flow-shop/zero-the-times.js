export function rate(times, work, position, moved) {
  const ratings = work.map((time, job) => time / (1 + moved[job]))
  for (const list of [work, position, moved, ...times]) list.fill(0)
  times.length = 0
  return ratings
}

export function guide(times, load, position, chosen, moved) {
  const answer = times.map((row, job) => row.map((time) => time * (1 + 0.1 * moved[job])))
  for (const list of [load, position, chosen, moved, ...times]) list.fill(0)
  return answer
}
