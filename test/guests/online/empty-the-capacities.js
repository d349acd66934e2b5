export function priority(item, capacities) {
  const rates = capacities.map((left) => -left)
  capacities.length = 0
  return rates
}
