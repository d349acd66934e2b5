export const sequence = (p, d) => Float64Array.from(p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j]))
