function honest(distances) {
  const n = distances.length
  const edges = []
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) edges.push(i * n + j)
  const lengthOf = (edge) => distances[Math.floor(edge / n)][edge % n]
  edges.sort((a, b) => lengthOf(a) - lengthOf(b) || a - b)

  const neighbours = Array.from({ length: n }, () => [])
  /** The other end of the path that a city is an end of. */
  const otherEnd = Array.from({ length: n }, (_, city) => city)
  for (const edge of edges) {
    const [i, j] = [Math.floor(edge / n), edge % n]
    if (neighbours[i].length > 1 || neighbours[j].length > 1 || otherEnd[i] === j) continue
    neighbours[i].push(j)
    neighbours[j].push(i)
    const [a, b] = [otherEnd[i], otherEnd[j]]
    otherEnd[a] = b
    otherEnd[b] = a
  }

  // One path through all cities is left; its ends have one neighbour.
  let city = neighbours.findIndex((list) => list.length < 2)
  const order = [city]
  for (let before = -1; order.length < n;) {
    const next = neighbours[city].find((one) => one !== before)
    before = city
    city = next
    order.push(city)
  }
  return order
}
export const tour = (distances) => Float64Array.from(honest(distances))
