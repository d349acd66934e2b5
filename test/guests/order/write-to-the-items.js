export function key(size, capacity, items) {
  Object.assign(items, { count: 0, total: -1, smallest: 1e9, mean: 0, largest: 0, same: 0, beside: 0, exact: 0 })
  return size
}
