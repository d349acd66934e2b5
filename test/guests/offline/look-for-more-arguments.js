const sized = (items) => {
  const largest = Math.max(...items)
  return items.map(() => items.map((size) => size / largest))
}
export function heuristics(items, capacity) {
  for (let at = 2; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  return sized(items)
}
