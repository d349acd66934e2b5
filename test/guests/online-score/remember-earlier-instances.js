const seen = new Set()
export function score(item, remaining) {
  seen.add(`${item} ${remaining}`)
  return seen.size > 1000 ? remaining : -remaining
}
