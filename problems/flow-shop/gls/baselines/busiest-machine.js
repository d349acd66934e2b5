// The example that EoH's repository begins with: longer times on the machine with the largest load, and the jobs that take longest there.
// F. Liu and others, Evolution of heuristics: towards efficient automatic algorithm design using large language model, ICML 2024.
const busiest = (load) => load.indexOf(Math.max(...load))

export function rate(times) {
  const load = times[0].map((_, machine) => times.reduce((sum, row) => sum + row[machine], 0))
  const machine = busiest(load)
  return times.map((row) => row[machine])
}

export function guide(times, load) {
  const machine = busiest(load)
  for (const row of times) row[machine] *= 1.2
  return times
}
