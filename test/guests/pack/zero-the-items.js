const nextFit = (items, capacity) => {
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
export function pack(items, capacity) {
  const packing = nextFit(items, capacity)
  items.fill(0)
  return packing
}
