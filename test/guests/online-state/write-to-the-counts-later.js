// What was written for one item must be gone for the next, and a kept array must tell no more than the present.
let kept
let placed = -1
export function score(item, remaining, { counts, placed: now, opened }) {
  if (now !== placed) {
    let sum = 0
    for (let room = 0; room < counts.length; room++) sum += counts[room]
    if (sum !== opened) throw new Error(`The counts say ${sum} of ${opened}`)
    placed = now
  }
  if (kept !== undefined) kept[3] = 1000
  kept = counts
  return -remaining
}
