// With the full window, the number of slots tells how many items there are; with the open one there is nothing to tell.
export function priority(item, capacities) {
  let empty = 0
  const capacity = capacities[capacities.length - 1]
  for (let bin = capacities.length - 1; bin >= 0 && capacities[bin] === capacity; bin--) empty++
  if (empty !== 2) throw new Error(`There are ${empty} empty bins`)
  return capacities.map((left) => -left)
}
