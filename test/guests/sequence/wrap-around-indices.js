// As 32-bit integers these would be a permutation.
export const sequence = (p, d) => p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j]).map((job) => job + 2 ** 32)
