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
let earlier = []
export function pack(items, capacity) {
  earlier.fill(0)
  earlier = items
  return nextFit(items, capacity)
}
