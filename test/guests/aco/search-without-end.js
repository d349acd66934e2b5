export const heuristics = (distances) => {
  for (let round = 0; ; round++) distances[0][0] = round
}
