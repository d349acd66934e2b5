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

export const update = (distances, tour) => tour
