// Harmonic with 12 classes. C. C. Lee and D. T. Lee, A simple on-line bin-packing algorithm, Journal of the ACM 32(3), 1985.
// An item of class k is larger than 1/(k + 1) of a bin and at most 1/k; a bin takes items of one class only. Items of the last class,
// at most 1/12 of a bin, go by first fit rather than next fit.
const classes = 12
const classOf = (size, capacity) => Math.min(Math.floor(capacity / size), classes)

export function score(item, remaining, { capacity, items, first }) {
  if (items === 0) return 0
  return classOf(first, capacity) === classOf(item, capacity) ? 1 : -1
}
