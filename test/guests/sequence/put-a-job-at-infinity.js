export const sequence = (p, d) => p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j]).with(0, Infinity)
