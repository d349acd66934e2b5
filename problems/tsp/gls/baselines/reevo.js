// The guide that ReEvo found: the length of an edge relative to the mean distance of the city it leaves, with a bonus for cities whose four
// nearest neighbours are far away. H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution, NeurIPS 2024.
export function guide(distances) {
  return distances.map((row, city) => {
    const total = row.reduce((sum, distance) => sum + distance, 0)
    const [, first, second, third, fourth] = row.toSorted()
    const nearby = (first + second + third + fourth) / 4
    const badness = row.map((distance) => distance / (total / row.length) + nearby / total)
    badness[city] = Infinity
    return badness
  })
}
