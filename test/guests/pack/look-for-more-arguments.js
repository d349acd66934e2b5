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
  for (let at = 2; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error("There is more")
  if (this !== undefined) throw new Error("There is a this")
  return nextFit(items, capacity)
}
