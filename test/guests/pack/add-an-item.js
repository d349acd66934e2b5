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
export const pack = (items, capacity) => [...nextFit(items, capacity), 0]
