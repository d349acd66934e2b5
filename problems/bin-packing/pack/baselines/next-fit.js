// Next fit: only the last bin is open. D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export function pack(items, capacity) {
  let bin = 0
  let room = capacity
  return items.map((size) => {
    if (size > room) {
      bin++
      room = capacity
    }
    room -= size
    return bin
  })
}
