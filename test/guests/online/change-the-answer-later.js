const rates = []
export function priority(item, capacities) {
  rates.length = 0
  rates.push(...capacities.map((left) => -left))
  return new Proxy(rates, {})
}
