export const heuristics = (distances) => {
  for (let draw = 0; draw < 1000; draw++) Math.random()
  return distances.map((row) => row.map((distance) => 1 / distance))
}
