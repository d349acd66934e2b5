let calls = 0
export const heuristics = (prizes, weights, totals) => {
  calls++
  return prizes.map((prize, item) => (calls > 1 ? prize : totals[item]))
}
