/** Eigendecomposition of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, section 8.5). */

/** Eigenvalues, and eigenvectors as the columns of `vectors`; neither is sorted. */
export type Eigen = { readonly values: readonly number[]; readonly vectors: readonly (readonly number[])[] }

const maxSweeps = 60

/** Decomposes a symmetric matrix given as rows; fit for up to about a hundred dimensions. */
export const eigenSymmetric = (matrix: readonly (readonly number[])[]): Eigen => {
  const n = matrix.length
  const a = matrix.map((row) => Float64Array.from(row))
  const v = matrix.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
  const at = (m: readonly Float64Array[], i: number, j: number): number => (m[i] as Float64Array)[j] as number
  const set = (m: readonly Float64Array[], i: number, j: number, value: number): void => {
    ;(m[i] as Float64Array)[j] = value
  }
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let off = 0
    let diagonal = 0
    for (let i = 0; i < n; i++) {
      diagonal += at(a, i, i) ** 2
      for (let j = 0; j < i; j++) off += at(a, i, j) ** 2
    }
    if (off <= 1e-32 * diagonal) break
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = at(a, p, q)
        if (apq === 0) continue
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (let k = 0; k < n; k++) {
          const akp = at(a, k, p)
          const akq = at(a, k, q)
          set(a, k, p, c * akp - s * akq)
          set(a, k, q, s * akp + c * akq)
          const vkp = at(v, k, p)
          const vkq = at(v, k, q)
          set(v, k, p, c * vkp - s * vkq)
          set(v, k, q, s * vkp + c * vkq)
        }
        for (let k = 0; k < n; k++) {
          const apk = at(a, p, k)
          const aqk = at(a, q, k)
          set(a, p, k, c * apk - s * aqk)
          set(a, q, k, s * apk + c * aqk)
        }
      }
    }
  }
  return { values: a.map((_, i) => at(a, i, i)), vectors: v.map((row) => [...row]) }
}
