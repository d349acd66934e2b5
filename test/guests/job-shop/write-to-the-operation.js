export function priority(operation, shop) {
  const { remaining } = operation
  Object.assign(operation, { time: 0, arrival: -1, start: -1, remaining: 0 })
  Object.assign(shop, { now: -1, waiting: 0 })
  return remaining
}
