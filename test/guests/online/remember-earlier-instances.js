let seen = 0
export function priority(item, capacities) {
  seen += item
  return capacities.map((left) => (seen > 100_000 ? left : -left))
}
