// EDDC, discovered by a language model starting from EDD. I. O. Cetinkaya, I. E. Buyuktahtakin, P. Shojaee, C. K. Reddy,
// Discovering heuristics with large language models for mixed-integer programs: single-machine scheduling, arXiv:2510.24013, 2025.
// As in the authors' program, which starts from the shortest job first; the printed form starts from EDD and never swaps.
export function sequence(p, d) {
  const order = p.map((_, job) => job).toSorted((i, j) => p[i] - p[j] || d[i] - d[j])
  for (let i = 1; i < order.length; i++) {
    let done = 0
    for (let at = 0; at < i; at++) done += p[order[at]]
    for (let at = i; at > 0 && d[order[at]] < d[order[at - 1]]; at--) {
      const [before, job] = [order[at - 1], order[at]]
      if (d[before] > done) {
        order[at - 1] = job
        order[at] = before
      }
      done -= p[before]
    }
  }
  return order
}
