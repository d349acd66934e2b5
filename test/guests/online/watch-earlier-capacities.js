let earlier
let before
export function priority(item, capacities) {
  if (earlier !== undefined && earlier.join() !== before) throw new Error('They change while I look')
  earlier = capacities
  before = capacities.join()
  return capacities.map((left) => -left)
}
