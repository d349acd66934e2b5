let longest = 0
export function score(item, remaining, { placed }) {
  longest += placed === 0 ? 1 : 0
  return longest > 1 ? remaining : -remaining
}
