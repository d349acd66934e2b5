// What ReEvo found: depot distance of the other place / distance^4, whatever fits into a vehicle beside each other, and the depot only when
// nothing else fits. H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution, NeurIPS 2024; written
// anew from the formula in the authors' notebook, factors that are the same in a whole row included.
export function heuristics(distances, coordinates, demands, capacity) {
  const n = distances.length
  const total = demands.reduce((sum, demand) => sum + demand, 0)
  const longest = distances.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 0)
  return distances.map((row, from) => {
    const ofRow = (demands[from] / total / (total / n)) * (capacity - demands[from])
    return row.map((distance, to) => {
      if (to === 0 || capacity - demands[to] < demands[from]) return 0
      const share = distance / longest
      return (ofRow * (distances[to][0] / (share + Number.EPSILON))) / (distance * share ** 2)
    })
  })
}
