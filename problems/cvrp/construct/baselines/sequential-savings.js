// One route after another: it begins with the farthest customer, and is then prolonged by the one that saves most.
// G. Clarke, J. W. Wright, Scheduling of vehicles from a central depot to a number of delivery points, Operations Research 12(4), 1964;
// sequentially as P. C. Yellow, A computational modification to the savings method of vehicle scheduling, Operational Research Quarterly
// 21(2), 1970, with one end.
export function select(current, options, free, capacity, demands, distances) {
  let next = options[0]
  let most = -Infinity
  for (const place of options) {
    if (place === 0) continue
    const saving = current === 0 ? distances[0][place] : distances[0][place] - distances[current][place]
    if (saving > most) {
      most = saving
      next = place
    }
  }
  return next
}
