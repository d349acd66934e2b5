const rooms = []
Object.getPrototypeOf(Int32Array.prototype).fill = function (value) {
  rooms.push(this)
  return this
}
export const priority = (item, capacities) => capacities.map((left) => -left)
