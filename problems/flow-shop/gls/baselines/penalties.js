// Guided local search: long jobs first, but less so the more often they were moved, which also makes them seem longer.
// C. Voudouris and E. Tsang, Guided local search and its application to the traveling salesman problem, European Journal of Operational
// Research 113(2), 1999.
export function rate(times, work, position, moved) {
  return work.map((time, job) => time / (1 + moved[job]))
}

export function guide(times, load, position, chosen, moved) {
  return times.map((row, job) => row.map((time) => time * (1 + 0.1 * moved[job])))
}
