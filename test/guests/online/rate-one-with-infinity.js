export function priority(item, capacities) {
  const fullest = capacities.indexOf(Math.min(...capacities))
  return capacities.map((_, bin) => (bin === fullest ? Infinity : -Infinity))
}
