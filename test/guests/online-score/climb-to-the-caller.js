export const score = function rate(item, remaining) {
  return rate.caller.arguments[0].sizes[0] - remaining
}
