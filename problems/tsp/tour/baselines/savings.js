// All cities are visited from a hub, city 0, one by one; ways are joined where that saves most. G. Clarke, J. W. Wright, Scheduling of
// vehicles from a central depot to a number of delivery points, Operations Research 12(4), 1964.
export function tour(distances) {
  const n = distances.length
  const hub = distances[0]
  const pairs = []
  for (let i = 1; i < n; i++) for (let j = i + 1; j < n; j++) pairs.push(i * n + j)
  const savingOf = (pair) => {
    const [i, j] = [Math.floor(pair / n), pair % n]
    return hub[i] + hub[j] - distances[i][j]
  }
  const savings = new Float64Array(n * n)
  for (const pair of pairs) savings[pair] = savingOf(pair)
  pairs.sort((a, b) => savings[b] - savings[a] || a - b)

  const neighbours = Array.from({ length: n }, () => [])
  /** The other end of the path that a city is an end of. */
  const otherEnd = Array.from({ length: n }, (_, city) => city)
  for (const pair of pairs) {
    const [i, j] = [Math.floor(pair / n), pair % n]
    if (neighbours[i].length > 1 || neighbours[j].length > 1 || otherEnd[i] === j) continue
    neighbours[i].push(j)
    neighbours[j].push(i)
    const [a, b] = [otherEnd[i], otherEnd[j]]
    otherEnd[a] = b
    otherEnd[b] = a
  }

  // One path through all cities but the hub is left.
  const order = [0]
  let city = neighbours.findIndex((list, one) => one > 0 && list.length < 2)
  for (let before = -1; order.length < n;) {
    order.push(city)
    const next = neighbours[city].find((one) => one !== before)
    before = city
    city = next
  }
  return order
}
