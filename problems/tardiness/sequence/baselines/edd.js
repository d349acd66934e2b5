// Earliest due date first. J. R. Jackson, Scheduling a production line to minimize maximum tardiness, UCLA research report 43, 1955.
// Ties go to the shorter job.
export function sequence(p, d) {
  return p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
}
