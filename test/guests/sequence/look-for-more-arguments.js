export function sequence(p, d) {
  if (arguments.length > 2 || this !== undefined) throw new Error('There is more')
  return p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
}
