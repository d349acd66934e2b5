export const sequence = (p, d) => {
  const order = p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
  for (let i = 0; ; i++) {
    const [a, b] = [i % p.length, (i * 7) % p.length]
    ;[order[a], order[b]] = [order[b], order[a]]
  }
}
