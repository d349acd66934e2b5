// The driver holds values between 1e-6 and 1e6 and divides by the largest.
export function heuristics(items) {
  const largest = Math.max(...items)
  return items.map(() => items.map((size) => (size / largest) * 1024))
}
