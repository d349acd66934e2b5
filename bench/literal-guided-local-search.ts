/** The guided local search of the published table, step by step as its authors wrote it down: what the fast form in `src/problem/search` is held against. */

const { fround } = Math

/** A square matrix, row by row. */
type Matrix = Float32Array

/** The best 2-opt move of the tour, or of the edge before position `fixed`; made if it gains more than 1e-6. Returns its change. */
const twoOptOnce = (d: Matrix, tour: Int32Array, fixed: number): number => {
  const n = tour.length
  const at = (u: number, v: number): number => d[u * n + v] as number
  let p = 0
  let q = 0
  let delta = 0
  const first = fixed === 0 ? 1 : fixed
  const end = fixed === 0 ? n - 1 : fixed + 1
  for (let i = first; i < end; i++) {
    for (let j = i + 1; j < n; j++) {
      const nodeI = tour[i] as number
      const nodeJ = tour[j] as number
      const previous = tour[i - 1] as number
      const next = tour[(j + 1) % n] as number
      if (previous === nodeJ || next === nodeI) continue
      const added = fround(at(previous, nodeJ) + at(nodeI, next))
      const change = fround(fround(added - at(previous, nodeI)) - at(nodeJ, next))
      if (change < delta) {
        p = i
        q = j
        delta = change
      }
    }
  }
  if (delta >= -1e-6) return 0
  tour.subarray(p, q + 1).reverse()
  return delta
}

/** The best relocation of a city, or of the one at position `fixed`. Moving towards the front, it lands one place before where it was priced, as published. */
const relocateOnce = (d: Matrix, tour: Int32Array, fixed: number): number => {
  const n = tour.length
  const at = (u: number, v: number): number => d[u * n + v] as number
  let p = 0
  let q = 0
  let delta = 0
  const first = fixed === 0 ? 1 : fixed
  const end = fixed === 0 ? n : fixed + 1
  for (let i = first; i < end; i++) {
    const previous = tour[i - 1] as number
    const node = tour[i] as number
    const next = tour[(i + 1) % n] as number
    for (let j = 0; j < n; j++) {
      if (j === i || j === i - 1) continue
      const before = tour[j] as number
      const after = tour[(j + 1) % n] as number
      let change = fround(-at(previous, node) - at(node, next))
      change = fround(change - at(before, after))
      change = fround(change + at(before, node))
      change = fround(change + at(node, after))
      change = fround(change + at(previous, next))
      if (change < delta) {
        p = i
        q = j
        delta = change
      }
    }
  }
  if (delta >= 0) return 0
  const node = tour[p] as number
  if (p < q) tour.copyWithin(p, p + 1, q + 1)
  else tour.copyWithin(q + 1, q, p)
  tour[q] = node
  return delta
}

const lengthOf = (d: Matrix, tour: Int32Array): number => {
  const n = tour.length
  let length = d[(tour[n - 1] as number) * n + (tour[0] as number)] as number
  for (let i = 0; i < n - 1; i++)
    length = fround(length + (d[(tour[i] as number) * n + (tour[i + 1] as number)] as number))
  return length
}

/** 2-opt and relocation in turn until neither gains, or `rounds` are over. Returns the sum of changes. */
const localSearch = (d: Matrix, tour: Int32Array, fixed: number, rounds: number): number => {
  let sum = 0
  for (let round = 0; round < rounds; round++) {
    const delta = twoOptOnce(d, tour, fixed) + relocateOnce(d, tour, fixed)
    sum += delta
    if (delta >= 0) break
  }
  return sum
}

const nearestNeighbour = (d: Matrix, n: number): Int32Array => {
  const tour = new Int32Array(n)
  const visited = new Uint8Array(n)
  visited[0] = 1
  for (let i = 1; i < n; i++) {
    let [nearest, least] = [-1, Infinity]
    for (let j = 0; j < n; j++) {
      const distance = d[(tour[i - 1] as number) * n + j] as number
      if (visited[j] === 0 && distance < least) [nearest, least] = [j, distance]
    }
    tour[i] = nearest
    visited[nearest] = 1
  }
  return tour
}

/** The tour after so many iterations, each of at least `moves` moves; distances and guide are square matrices, row by row. */
export const literalGuidedLocalSearch = (
  distances: ArrayLike<number>,
  guide: ArrayLike<number>,
  { moves, iterations }: { readonly moves: number; readonly iterations: number },
): Int32Array => {
  const d = Float32Array.from(distances)
  const badness = Float32Array.from(guide)
  const n = Math.round(Math.sqrt(d.length))
  const penalty = new Float32Array(n * n)
  let best = nearestNeighbour(d, n)
  localSearch(d, best, 0, 1000)
  let bestLength = lengthOf(d, best)
  const k = fround((0.1 * bestLength) / n)
  const tour = best.slice()
  for (let iteration = 0; iteration < iterations; iteration++) {
    let made = 0
    for (let penalised = 0; made < moves && penalised < 100 * moves; penalised++) {
      let worst = 0
      let highest = 0
      for (let i = 0; i < n - 1; i++) {
        const edge = (tour[i] as number) * n + (tour[i + 1] as number)
        const utility = (badness[edge] as number) / (1 + (penalty[edge] as number))
        if (utility > highest) {
          worst = i
          highest = utility
        }
      }
      const edge = (tour[worst] as number) * n + (tour[worst + 1] as number)
      penalty[edge] = (penalty[edge] as number) + 1
      const guided = new Float32Array(n * n)
      for (let at = 0; at < n * n; at++) guided[at] = (d[at] as number) + fround(k * (penalty[at] as number))
      for (const fixed of [worst, worst + 1]) {
        if (fixed === 0 || fixed + 1 === n) continue
        if (localSearch(guided, tour, fixed, 1) < 0) made++
      }
    }
    localSearch(d, tour, 0, 1000)
    const length = lengthOf(d, tour)
    if (length < bestLength) [best, bestLength] = [tour.slice(), length]
  }
  return best
}
