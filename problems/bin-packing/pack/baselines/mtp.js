// After the exact algorithm MTP. S. Martello and P. Toth, Knapsack Problems, Wiley, 1990, chapter 8: reduction by dominance (of sets of at
// most two items), best fit decreasing on what is left, and a depth-first search from the largest item to the smallest that puts each into
// the fullest bin first; pruned by L1, ended by L2 and after 200,000 steps.
const mostSteps = 200_000

/** Pairs and single items that may share a bin of their own in some optimal packing; the rest, sizes falling. */
function reduce(order, items, capacity) {
  const bins = []
  let left = order
  for (let at = 0; at < left.length;) {
    const room = capacity - items[left[at]]
    const others = left.filter((_, place) => place !== at && items[left[place]] <= room)
    const fits = others.map((item) => items[item])
    const twoFit = fits.length > 1 && fits.at(-1) + fits.at(-2) <= room
    // Nothing fits beside it, or at most one does: the largest; or one fills the bin exactly.
    if (fits.length > 0 && twoFit && fits[0] < room) {
      at++
      continue
    }
    const bin = [left[at], ...others.slice(0, 1)]
    bins.push(bin)
    left = left.filter((item) => !bin.includes(item))
    // What was passed over may be dominated now.
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

/** The bin of each size, sizes falling. */
function search(sizes, capacity) {
  const bound = lowerBound(sizes, capacity)
  const after = sizes.map(() => 0)
  for (let at = sizes.length - 2; at >= 0; at--) after[at] = after[at + 1] + sizes[at + 1]
  const rooms = []
  const current = []
  let best
  let fewest = Infinity
  let steps = 0
  let total = 0
  const place = (at) => {
    if (at === sizes.length) {
      fewest = rooms.length
      best = [...current]
      return
    }
    const size = sizes[at]
    const tried = new Set()
    const byRoom = rooms.map((_, bin) => bin).filter((bin) => rooms[bin] >= size)
    byRoom.sort((i, j) => rooms[i] - rooms[j])
    const choices = rooms.length + 1 < fewest ? [...byRoom, rooms.length] : byRoom
    for (const bin of choices) {
      if (fewest === bound || (best !== undefined && ++steps > mostSteps)) return
      const isNew = bin === rooms.length
      const room = isNew ? capacity : rooms[bin]
      if (tried.has(room)) continue
      tried.add(room)
      const added = isNew ? capacity : 0
      if (rooms.length + Number(isNew) + Math.ceil((after[at] - (total + added - size)) / capacity) >= fewest) continue
      rooms[bin] = room - size
      total += added - size
      current[at] = bin
      place(at + 1)
      total -= added - size
      if (isNew) rooms.pop()
      else rooms[bin] = room
      // An item that fills a bin exactly need not be tried elsewhere.
      if (room === size) return
    }
  }
  place(0)
  return best
}

export function pack(items, capacity) {
  const order = items.map((_, item) => item).toSorted((i, j) => items[j] - items[i])
  const { bins, left } = reduce(order, items, capacity)
  const packing = []
  bins.forEach((bin, number) => bin.forEach((item) => (packing[item] = number)))
  const rest = search(
    left.map((item) => items[item]),
    capacity,
  )
  left.forEach((item, at) => (packing[item] = bins.length + rest[at]))
  return packing
}
