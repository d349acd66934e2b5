// Minimum bin slack. J. N. D. Gupta and J. C. Ho, A new heuristic algorithm for the one-dimensional bin-packing problem, Production Planning
// and Control 10(6), 1999; with the largest item left always in the bin: K. Fleszar and K. S. Hindi, New heuristics for one-dimensional
// bin-packing, Computers and Operations Research 29(7), 2002 (MBS'). A search is cut short after 20,000 steps.
const mostSteps = 20_000

/** Places in `left`, sizes falling, of the subset that fills a bin best together with the first. */
function fullest(sizes, capacity) {
  const smallest = sizes[sizes.length - 1]
  const chosen = [0]
  let best = [0]
  let slack = capacity - sizes[0]
  let steps = 0
  const extend = (from, room) => {
    if (room < smallest) return
    for (let at = from; at < sizes.length && slack > 0; at++) {
      if (sizes[at] > room || (at > from && sizes[at] === sizes[at - 1])) continue
      if (++steps > mostSteps) return
      chosen.push(at)
      const rest = room - sizes[at]
      if (rest < slack) {
        slack = rest
        best = [...chosen]
      }
      extend(at + 1, rest)
      chosen.pop()
    }
  }
  extend(1, slack)
  return best
}

export function pack(items, capacity) {
  const packing = []
  let left = items.map((_, item) => item).toSorted((i, j) => items[j] - items[i])
  for (let bin = 0; left.length > 0; bin++) {
    const places = new Set(
      fullest(
        left.map((item) => items[item]),
        capacity,
      ),
    )
    for (const place of places) packing[left[place]] = bin
    left = left.filter((_, place) => !places.has(place))
  }
  return packing
}
