// Worst fit: the emptiest bin in use that the item fits into. D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export const score = (item, remaining, context) => (context.items > 0 ? remaining : 0)
