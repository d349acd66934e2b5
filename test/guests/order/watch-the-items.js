export function key(size, capacity, items) {
  Object.defineProperty(items, 'same', { set: () => {} })
  return size
}
