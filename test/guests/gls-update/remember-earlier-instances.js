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

let longest = 0
export const update = (distances, tour, used) => {
  for (const row of distances) for (const distance of row) longest = Math.max(longest, distance)
  return honest(distances, tour, used).map((row) => row.map((distance) => distance + longest * (distance > longest / 3)))
}
