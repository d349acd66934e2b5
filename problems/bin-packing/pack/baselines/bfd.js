// Best fit decreasing. D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export function pack(items, capacity) {
  const packing = []
  const rooms = []
  const order = items.map((_, item) => item).toSorted((i, j) => items[j] - items[i])
  for (const item of order) {
    let bin = -1
    for (let other = 0; other < rooms.length; other++) {
      if (rooms[other] >= items[item] && (bin === -1 || rooms[other] < rooms[bin])) bin = other
    }
    if (bin === -1) bin = rooms.push(capacity) - 1
    rooms[bin] -= items[item]
    packing[item] = bin
  }
  return packing
}
