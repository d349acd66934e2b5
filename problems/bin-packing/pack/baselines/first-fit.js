// First fit: the first bin that the item fits into. D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export function pack(items, capacity) {
  const rooms = []
  return items.map((size) => {
    let bin = rooms.findIndex((room) => room >= size)
    if (bin === -1) bin = rooms.push(capacity) - 1
    rooms[bin] -= size
    return bin
  })
}
