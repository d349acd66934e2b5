// Worst fit: the emptiest bin in use that the item fits into. D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export function priority(item, capacities) {
  const empty = capacities[capacities.length - 1]
  return capacities.map((left) => (left < empty ? left : 0))
}
