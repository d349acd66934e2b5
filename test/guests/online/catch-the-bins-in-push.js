let pushed = 0
const { push } = Array.prototype
Array.prototype.push = function (...values) {
  pushed++
  return push.apply(this, values)
}
export const priority = (item, capacities) => capacities.map((left) => pushed - left)
