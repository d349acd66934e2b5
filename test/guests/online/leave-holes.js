export function priority(item, capacities) {
  const rates = Array.from(capacities, (left) => -left)
  delete rates[rates.length - 1]
  return rates
}
