// Best fit: the fullest bin that the item fits into. D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export function pack(items, capacity) {
  const rooms = []
  return items.map((size) => {
    let bin = -1
    for (let other = 0; other < rooms.length; other++) {
      if (rooms[other] >= size && (bin === -1 || rooms[other] < rooms[bin])) bin = other
    }
    if (bin === -1) bin = rooms.push(capacity) - 1
    rooms[bin] -= size
    return bin
  })
}
