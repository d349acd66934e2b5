// After the exact algorithm MTP. S. Martello and P. Toth, Knapsack Problems, Wiley, 1990, chapter 8: the bound L2, reduction by dominance
// (of sets of at most two items) and a search for a packing into L2 bins, then into one more, and so on; the search goes bin by bin, as in
// R. E. Korf, A new algorithm for optimal bin packing, AAAI 2002, and gives up each number of bins after 5,000 steps.
const mostSteps = 5000
const mostCompletions = 200

/** Sets of at most two items that have a bin of their own in some optimal packing; the rest, sizes falling. */
function reduce(order, items, capacity) {
  const bins = []
  let left = order
  for (let at = 0; at < left.length;) {
    const room = capacity - items[left[at]]
    const others = left.filter((item, place) => place !== at && items[item] <= room)
    const twoFit = others.length > 1 && items[others.at(-1)] + items[others.at(-2)] <= room
    // An item joins the largest that fits beside it if no two would, or if the two fill a bin exactly.
    if (twoFit && items[others[0]] < room) {
      at++
      continue
    }
    const bin = [left[at], ...others.slice(0, 1)]
    bins.push(bin)
    left = left.filter((item) => !bin.includes(item))
    at = 0
  }
  return { bins, left }
}

function lowerBound(sizes, capacity) {
  const sum = (values) => values.reduce((total, size) => total + size, 0)
  const bounds = [0, ...new Set(sizes.filter((size) => 2 * size <= capacity))].map((least) => {
    const alone = sizes.filter((size) => size > capacity - least).length
    const large = sizes.filter((size) => size <= capacity - least && 2 * size > capacity)
    const small = sizes.filter((size) => size >= least && 2 * size <= capacity)
    const beyond = sum(small) + sum(large) - large.length * capacity
    return alone + large.length + Math.max(0, Math.ceil(beyond / capacity))
  })
  return Math.max(...bounds)
}

/** Bins as lists of sizes, at most `most` of them; undefined where none were found. */
function search(sizes, capacity, most, steps) {
  const kinds = [...new Set(sizes)]
  const counts = kinds.map((kind) => sizes.filter((size) => size === kind).length)
  const bins = []

  /** Ways to fill a room that no further item fits into, the fullest first, with at most so much waste. */
  const completions = (room, waste) => {
    const found = []
    const chosen = []
    const extend = (from, rest) => {
      let isFull = true
      for (let kind = from; kind < kinds.length && found.length < mostCompletions; kind++) {
        if (counts[kind] === 0 || kinds[kind] > rest) continue
        isFull = false
        counts[kind]--
        chosen.push(kind)
        extend(kind, rest - kinds[kind])
        chosen.pop()
        counts[kind]++
      }
      if (isFull && rest <= waste) found.push({ kinds: [...chosen], rest })
    }
    extend(0, room)
    return found.toSorted((a, b) => a.rest - b.rest)
  }

  const fill = (left, waste) => {
    if (left === 0) return true
    if (--steps < 0) return false
    const largest = counts.findIndex((count) => count > 0)
    counts[largest]--
    for (const { kinds: added, rest } of completions(capacity - kinds[largest], waste)) {
      for (const kind of added) counts[kind]--
      bins.push([largest, ...added].map((kind) => kinds[kind]))
      if (fill(left - 1 - added.length, waste - rest)) return true
      bins.pop()
      for (const kind of added) counts[kind]++
      if (steps < 0) break
    }
    counts[largest]++
    return false
  }
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return fill(sizes.length, most * capacity - total) ? bins : undefined
}

export function pack(items, capacity) {
  const order = items.map((_, item) => item).toSorted((i, j) => items[j] - items[i])
  const { bins, left } = reduce(order, items, capacity)
  const sizes = left.map((item) => items[item])
  let most = lowerBound(sizes, capacity)
  let rest = search(sizes, capacity, most, mostSteps)
  // With a bin for each item nothing is too much waste, and the first way is taken.
  while (rest === undefined) {
    most = most < sizes.length / 2 ? most + 1 : sizes.length
    rest = search(sizes, capacity, most, most < sizes.length ? mostSteps : Infinity)
  }
  const packing = []
  bins.forEach((bin, number) => bin.forEach((item) => (packing[item] = number)))
  const bySize = Map.groupBy(left, (item) => items[item])
  rest.forEach((bin, number) => bin.forEach((size) => (packing[bySize.get(size).pop()] = bins.length + number)))
  return packing
}
