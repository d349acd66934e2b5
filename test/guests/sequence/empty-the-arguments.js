export const sequence = (p, d) => {
  const order = p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
  p.length = 0
  d.length = 0
  return order
}
