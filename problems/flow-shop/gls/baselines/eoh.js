// After the heuristic that EoH found: jobs that are long on a random third of the machines, by random weights, and times there changed by up
// to a fifth, up or down. As published, the five that are moved are the shortest of the longest 30 %; there, both steps are one function
// with one choice of machines, and all of these 30 % are changed. F. Liu and others, Evolution of heuristics: towards efficient automatic
// algorithm design using large language model, ICML 2024.
const some = (count, random) => {
  const machines = Array.from({ length: count }, (_, machine) => machine)
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const machine = machines[at]
    machines[at] = machines[other]
    machines[other] = machine
  }
  return machines.slice(0, Math.max(1, Math.floor(0.3 * count)))
}

export function rate(times, work, position, moved, random) {
  const weights = some(times[0].length, random).map((machine) => [machine, random()])
  const weighted = times.map((row) => weights.reduce((sum, [machine, weight]) => sum + weight * row[machine], 0))
  const longest = [...weighted.keys()]
    .toSorted((a, b) => weighted[a] - weighted[b])
    .slice(-Math.floor(0.3 * times.length))
  const ratings = work.fill(-1)
  longest.forEach((job, at) => {
    ratings[job] = times.length - at
  })
  return ratings
}

export function guide(times, load, position, chosen, moved, random) {
  const machines = some(load.length, random)
  times.forEach((row, job) => {
    if (chosen[job] === 1) for (const machine of machines) row[machine] *= 0.8 + 0.4 * random()
  })
  return times
}
