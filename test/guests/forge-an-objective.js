export function priority(job) {
  return { objective: 0, score: Infinity, solution: [0, 1, 2] }
}
