// Slope index: jobs whose times grow from machine to machine go first.
// D. S. Palmer, Sequencing jobs through a multi-stage process in the minimum total time, Operational Research Quarterly 16(1), 1965.
export function sequence(times) {
  const slope = times.map((row) => row.reduce((sum, time, i) => sum + (2 * (i + 1) - 1 - row.length) * time, 0))
  return [...slope.keys()].toSorted((a, b) => slope[b] - slope[a])
}
