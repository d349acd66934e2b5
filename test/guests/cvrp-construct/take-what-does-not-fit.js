// Whatever the vehicle has left, the next customer comes along.
let last = 0
export const select = (current, options, free, capacity, demands) => {
  last = current === 0 ? options[0] : last + 1
  return last < demands.length ? last : options[0]
}
